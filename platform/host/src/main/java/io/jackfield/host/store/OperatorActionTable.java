package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What operators have done, or tried. */
public final class OperatorActionTable {
    private final SqlClient client;

    public OperatorActionTable(SqlClient client) {
        this.client = client;
    }

    /**
     * One thing that was done, or tried.
     *
     * @param bot its number; absent where it concerns none, or all
     * @param actor such as {@code operator eve}, {@code host eve} for the host's own token, or {@code telegram 4711}
     * @param action such as {@code applications.take} or {@code users.grant}
     * @param subject the row, or the user's id
     * @param outcome what came of it
     * @param reason empty where none was given
     * @param address of the network, or empty
     */
    public record Entry(
            Instant at,
            OptionalInt bot,
            String actor,
            String action,
            String subject,
            String outcome,
            String reason,
            Optional<JsonObject> before,
            Optional<JsonObject> after,
            String address) {
        public Entry(Instant at, int bot, String actor, String action, String subject, String outcome) {
            this(at, OptionalInt.of(bot), actor, action, subject, outcome, "", Optional.empty(), Optional.empty(), "");
        }
    }

    /** An action that was written down. */
    public record Written(long id, Entry entry) {}

    /**
     * Which actions are wanted; what is absent does not matter.
     *
     * @param who a name, or a whole actor
     * @param action its name, or the beginning of it up to a dot
     * @param bot its number
     * @param from the first moment
     * @param to the first moment after
     */
    public record Filter(
            Optional<String> who,
            Optional<String> action,
            OptionalInt bot,
            Optional<String> subject,
            Optional<Instant> from,
            Optional<Instant> to) {}

    /** Where a page ends: the action before which the next one begins. */
    public record Place(Instant at, long id) {}

    public Future<Void> add(Entry entry) {
        return client.preparedQuery("insert into operator_action(at, bot, actor, action, subject, outcome, reason,"
                        + " before, after, address) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
                .execute(Tuple.tuple()
                        .addValue(StoredValues.time(entry.at()))
                        .addValue(entry.bot().isPresent() ? entry.bot().getAsInt() : null)
                        .addString(StoredText.clean(entry.actor()))
                        .addString(StoredText.clean(entry.action()))
                        .addString(StoredText.clean(entry.subject()))
                        .addString(StoredText.clean(entry.outcome()))
                        .addString(StoredText.clean(entry.reason()))
                        .addValue(clean(entry.before()))
                        .addValue(clean(entry.after()))
                        .addString(entry.address()))
                .mapEmpty();
    }

    /** As jsonb takes it: text without what PostgreSQL refuses. */
    private static JsonObject clean(Optional<JsonObject> json) {
        return json.map(OperatorActionTable::clean).orElse(null);
    }

    /** Pairs of backslashes stay: what follows them is text that somebody wrote and no sign of its own. */
    static JsonObject clean(JsonObject json) {
        return new JsonObject(StoredText.clean(json.encode().replaceAll("(\\\\\\\\)|\\\\u0000", "$1")));
    }

    /** The newest first. */
    public Future<List<Written>> newest(Filter filter, Optional<Place> before, int limit) {
        return client.preparedQuery(
                        "select id, at, bot, actor, action, subject, outcome, reason, before, after, address"
                                + " from operator_action where ($1::text is null or actor in ($1, 'operator ' || $1, 'host ' || $1))"
                                + " and ($2::text is null or action = $2 or action like $2 || '.%')"
                                + " and ($3::int is null or bot = $3) and ($4::text is null or subject = $4)"
                                + " and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)"
                                + " and ($7::timestamptz is null or (at, id) < ($7, $8)) order by at desc, id desc limit $9")
                .execute(Tuple.tuple()
                        .addString(filter.who().map(StoredText::clean).orElse(null))
                        .addString(filter.action()
                                .map(OperatorActionTable::literally)
                                .orElse(null))
                        .addValue(filter.bot().isPresent() ? filter.bot().getAsInt() : null)
                        .addString(filter.subject().map(StoredText::clean).orElse(null))
                        .addValue(StoredValues.time(filter.from()))
                        .addValue(StoredValues.time(filter.to()))
                        .addValue(StoredValues.time(before.map(Place::at)))
                        .addLong(before.map(Place::id).orElse(0L))
                        .addInteger(limit))
                .map(rows -> {
                    List<Written> all = new ArrayList<>(rows.size());
                    rows.forEach(row -> all.add(written(row)));
                    return all;
                });
    }

    /** Names of actions have no signs that a pattern knows. */
    private static String literally(String action) {
        return StoredText.clean(action).replaceAll("[%_\\\\]", "");
    }

    private static Written written(Row row) {
        Integer bot = row.getInteger("bot");
        return new Written(
                row.getLong("id"),
                new Entry(
                        row.getOffsetDateTime("at").toInstant(),
                        bot == null ? OptionalInt.empty() : OptionalInt.of(bot),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        Optional.ofNullable(row.getJsonObject("before")),
                        Optional.ofNullable(row.getJsonObject("after")),
                        row.getString("address")));
    }

    public Future<Integer> forgetBefore(OffsetDateTime time) {
        return client.preparedQuery("delete from operator_action where at < $1")
                .execute(Tuple.of(time))
                .map(rows -> rows.rowCount());
    }
}
