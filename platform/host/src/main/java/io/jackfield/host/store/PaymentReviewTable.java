package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person has to look at in payments. */
public final class PaymentReviewTable {
    private static final int LONGEST = 1_000;

    private final SqlClient client;

    public PaymentReviewTable(SqlClient client) {
        this.client = client;
    }

    /**
     * Something to look at.
     *
     * @param orderId empty when there is none
     */
    public record Review(long id, Instant at, String provider, String orderId, String what) {}

    /** What a review is about. */
    public enum Kind {
        /** A payment, or the provider. */
        PAYMENT,
        /** Our books and those of the payment system differ. */
        BOOKS
    }

    /**
     * Gives whether it is new: the same words for the same order are there once, also after somebody has closed them.
     *
     * @param orderId empty when there is none
     */
    public Future<Boolean> add(int bot, String provider, String orderId, Kind kind, String what, Instant now) {
        String words = StoredText.clean(what.length() > LONGEST ? what.substring(0, LONGEST) : what);
        return client.preparedQuery(
                        "insert into payment_review(at, bot, provider, order_id, what, kind) values ($1, $2, $3, $4,"
                                + " $5, $6) on conflict (bot, provider, order_id, md5(what)) do nothing")
                .execute(Tuple.of(
                        StoredValues.time(now),
                        bot,
                        provider,
                        StoredText.clean(orderId),
                        words,
                        StoredValues.word(kind)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** What nobody has closed yet, oldest first. */
    public Future<List<Review>> open(int bot, int most) {
        return open(List.of(bot), most)
                .map(open -> open.stream().map(OfBot::review).toList());
    }

    /** @param bot the number of the bot that it is about */
    public record OfBot(int bot, Review review) {}

    /** The same of several bots. */
    public Future<List<OfBot>> open(List<Integer> bots, int most) {
        return client.preparedQuery("select id, at, provider, order_id, what, bot from payment_review"
                        + " where bot = any($1) and closed_at is null order by at, id limit $2")
                .execute(Tuple.of(bots.toArray(Integer[]::new), most))
                .map(rows -> {
                    List<OfBot> open = new ArrayList<>();
                    rows.forEach(row -> open.add(new OfBot(row.getInteger("bot"), review(row))));
                    return open;
                });
    }

    /** With who has looked at it, if somebody has. */
    public record Looked(Review review, Optional<Instant> closedAt, String closedBy) {}

    /** All about an order, closed ones too, oldest first. */
    public Future<List<Looked>> ofOrder(int bot, String orderId) {
        return client.preparedQuery("select id, at, provider, order_id, what, closed_at, coalesce(closed_by, '')"
                        + " from payment_review where bot = $1 and order_id = $2 order by at, id")
                .execute(Tuple.of(bot, orderId))
                .map(rows -> {
                    List<Looked> all = new ArrayList<>();
                    rows.forEach(row -> all.add(
                            new Looked(review(row), StoredValues.instant(row.getOffsetDateTime(5)), row.getString(6))));
                    return all;
                });
    }

    private static Review review(Row row) {
        return new Review(
                row.getLong(0),
                row.getOffsetDateTime(1).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getString(4));
    }

    /** Closes what is open of an order and begins with these words. */
    public Future<Void> closeThose(int bot, String order, String beginning, String by, Instant now) {
        return client.preparedQuery("update payment_review set closed_at = $4, closed_by = $5"
                        + " where bot = $1 and order_id = $2 and starts_with(what, $3) and closed_at is null")
                .execute(
                        Tuple.of(bot, order, StoredText.clean(beginning), StoredValues.time(now), StoredText.clean(by)))
                .mapEmpty();
    }

    /** Gives whether it was open. */
    public Future<Boolean> close(int bot, long id, String by, Instant now) {
        return client.preparedQuery("update payment_review set closed_at = $3, closed_by = $4"
                        + " where bot = $1 and id = $2 and closed_at is null")
                .execute(Tuple.of(bot, id, StoredValues.time(now), StoredText.clean(by)))
                .map(rows -> rows.rowCount() == 1);
    }
}
