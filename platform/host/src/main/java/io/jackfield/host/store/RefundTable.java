package io.jackfield.host.store;

import io.jackfield.api.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Money that is to go back to buyers. */
public final class RefundTable {
    private final SqlClient client;

    /**
     * @param client a connection with an open transaction, and the order locked, for {@link #insert} and
     *     {@link #reserved}
     */
    public RefundTable(SqlClient client) {
        this.client = client;
    }

    /** Where a refund is. */
    public enum State {
        /** The system is to be asked, or its answer is not known. */
        ASKED,
        /** The system will do it, and say so. */
        PENDING,
        /** The money has gone back. */
        DONE,
        /** It has not, and will not. */
        REFUSED,
        /** Somebody has to do it. */
        BY_HAND
    }

    /**
     * One refund.
     *
     * @param key what the payment system is told, the same at each try
     * @param number of the transaction
     * @param reason the operator's words
     * @param systemId the payment system's number of the refund
     * @param says the payment system's words, or what somebody has to do
     * @param tries how often the system has been asked
     * @param nextAt when it is looked at again
     */
    public record Refund(
            String key,
            int bot,
            String provider,
            long number,
            Money amount,
            State state,
            String askedBy,
            Instant askedAt,
            String reason,
            Optional<String> systemId,
            String says,
            int tries,
            Instant nextAt) {

        /** The same, tried once more and looked at again later. */
        public Refund triedUntil(Instant next) {
            return with(state, systemId, says, tries + 1, next);
        }

        /** The same in another state, with what the payment system says. */
        public Refund in(State other, Optional<String> id, String words) {
            return with(other, id, words, tries, nextAt);
        }

        private Refund with(State other, Optional<String> id, String words, int tried, Instant next) {
            return new Refund(
                    key, bot, provider, number, amount, other, askedBy, askedAt, reason, id, words, tried, next);
        }
    }

    /** False when there is one with this key. */
    public Future<Boolean> insert(Refund refund) {
        return client.preparedQuery(
                        "insert into payment_refund(key, bot, provider, number, amount, currency, state, asked_by,"
                                + " asked_at, reason, next_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
                                + " on conflict (key) do nothing")
                .execute(Tuple.tuple()
                        .addString(refund.key())
                        .addInteger(refund.bot())
                        .addString(refund.provider())
                        .addLong(refund.number())
                        .addLong(refund.amount().minorUnits())
                        .addString(refund.amount().currency())
                        .addString(StoredValues.word(refund.state()))
                        .addString(StoredText.clean(refund.askedBy()))
                        .addValue(StoredValues.time(refund.askedAt()))
                        .addString(StoredText.clean(refund.reason()))
                        .addValue(StoredValues.time(refund.nextAt())))
                .map(rows -> rows.rowCount() == 1);
    }

    /** In the smallest unit: what refunds of this transaction that are under way come to. */
    public Future<Long> reserved(long number) {
        return client.preparedQuery("select coalesce(sum(r.amount), 0)::bigint from payment_refund r"
                        + " join payment_transaction t on t.number = r.number where r.number = $1"
                        + " and r.state in ('asked', 'pending', 'by_hand')"
                        // one that the system has told of already is in what has been returned
                        + " and (r.system_id is null or not r.system_id = any(t.refund_ids))")
                .execute(Tuple.of(number))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public Future<Optional<Refund>> find(String key) {
        return client.preparedQuery("select * from payment_refund where key = $1")
                .execute(Tuple.of(key))
                .map(rows -> refunds(rows).stream().findFirst());
    }

    /** Those of a transaction, in the order in which they were asked for. */
    public Future<List<Refund>> ofTransaction(long number) {
        return client.preparedQuery("select * from payment_refund where number = $1 order by asked_at, key")
                .execute(Tuple.of(number))
                .map(RefundTable::refunds);
    }

    /** Those of all transactions of an order, in the order in which they were asked for. */
    public Future<List<Refund>> ofOrder(String orderId) {
        return client.preparedQuery("select r.* from payment_refund r join payment_transaction t on t.number = r.number"
                        + " where t.order_id = $1 order by r.asked_at, r.key")
                .execute(Tuple.of(orderId))
                .map(RefundTable::refunds);
    }

    /** Those that wait for somebody though the payment system has told meanwhile that all of the money went back. */
    public Future<List<Refund>> doneUnasked(List<Integer> bots, int most) {
        return client.preparedQuery("select r.* from payment_refund r join payment_transaction t on t.number = r.number"
                        + " where r.state = 'by_hand' and t.state = 'refunded' and r.bot = any($1)"
                        + " order by r.asked_at limit $2")
                .execute(Tuple.of(bots.toArray(Integer[]::new), most))
                .map(RefundTable::refunds);
    }

    /** Those that the system is to be asked about. */
    public Future<List<Refund>> due(List<Integer> bots, Instant now, int most) {
        return client.preparedQuery(
                        "select * from payment_refund where state in ('asked', 'pending') and next_at <= $1 and bot = any($3)"
                                + " order by next_at limit $2")
                .execute(Tuple.of(StoredValues.time(now), most, bots.toArray(Integer[]::new)))
                .map(RefundTable::refunds);
    }

    /**
     * Stores that one is tried once more, which is nobody else's affair until it is to be looked at again.
     *
     * @return false when somebody else is at it, or it has come further
     */
    public Future<Boolean> claim(Refund tried, Instant now) {
        return client.preparedQuery("update payment_refund set tries = $2, next_at = $3"
                        + " where key = $1 and tries = $2 - 1 and state = 'asked' and next_at <= $4")
                .execute(Tuple.tuple()
                        .addString(tried.key())
                        .addInteger(tried.tries())
                        .addValue(StoredValues.time(tried.nextAt()))
                        .addValue(StoredValues.time(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Stores what has become of one that is under way; one that has ended stays as it is. */
    public Future<Void> update(Refund refund, Optional<Instant> endedAt) {
        return client.preparedQuery(
                        "update payment_refund set state = $2, system_id = $3, says = $4, tries = $5, next_at = $6,"
                                + " ended_at = $7 where key = $1 and state in ('asked', 'pending', 'by_hand')")
                .execute(Tuple.tuple()
                        .addString(refund.key())
                        .addString(StoredValues.word(refund.state()))
                        .addString(refund.systemId().map(StoredText::clean).orElse(null))
                        .addString(StoredText.clean(refund.says()))
                        .addInteger(refund.tries())
                        .addValue(StoredValues.time(refund.nextAt()))
                        .addValue(StoredValues.time(endedAt)))
                .mapEmpty();
    }

    /** Whether the payment system has told that this one has gone back. */
    public Future<Boolean> isTold(String key) {
        return client.preparedQuery("select exists (select from payment_refund r join payment_transaction t"
                        + " on t.number = r.number where r.key = $1 and r.system_id = any(t.refund_ids))")
                .execute(Tuple.of(key))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** A payment that gave nothing, of which something is left that nobody has asked to give back. */
    public record Surplus(int bot, String provider, long number) {}

    public Future<List<Surplus>> surplus(List<Integer> bots, int most) {
        return client.preparedQuery(
                        "select t.bot, t.provider, t.number from payment_transaction t where t.bot = any($1)"
                                + " and t.state = 'settled' and t.surplus and t.returned < t.amount"
                                + " and not exists (select from payment_refund r where r.number = t.number)"
                                + " order by t.number limit $2")
                .execute(Tuple.of(bots.toArray(Integer[]::new), most))
                .map(rows -> {
                    List<Surplus> found = new ArrayList<>();
                    rows.forEach(row -> found.add(new Surplus(row.getInteger(0), row.getString(1), row.getLong(2))));
                    return found;
                });
    }

    private static List<Refund> refunds(RowSet<Row> rows) {
        List<Refund> refunds = new ArrayList<>(rows.size());
        rows.forEach(row -> refunds.add(new Refund(
                row.getString("key"),
                row.getInteger("bot"),
                row.getString("provider"),
                row.getLong("number"),
                new Money(row.getLong("amount"), row.getString("currency")),
                StoredValues.constant(State.class, row.getString("state")),
                row.getString("asked_by"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getString("reason"),
                Optional.ofNullable(row.getString("system_id")),
                row.getString("says"),
                row.getInteger("tries"),
                row.getOffsetDateTime("next_at").toInstant())));
        return refunds;
    }
}
