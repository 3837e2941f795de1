package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Letters as operators look at them; flushes write them. */
public final class LetterTable {
    static final String COLUMNS =
            "l.bot, l.update_id, l.day, l.kind, l.state, l.plugin, l.version, l.code, l.words, l.stack,"
                    + " l.chat, l.person, l.at, l.further, l.calls, l.tries, l.replayed_at";

    private static final String OPEN = " from letter l where l.state = 0 and " + LetterFilter.WHERE;
    private static final String NEXT = "$13";

    private final SqlClient client;

    public LetterTable(SqlClient client) {
        this.client = client;
    }

    /**
     * Open letters with one cause.
     *
     * @param words an example of what was said
     * @param version the newest that failed, or empty
     */
    public record Group(
            int bot,
            LetterKind kind,
            String plugin,
            String code,
            long count,
            Instant first,
            Instant last,
            String version,
            String words) {}

    /** How many letters of a kind are open. */
    public record OpenCount(int bot, LetterKind kind, long count) {}

    /** Open ones before this place, the newest first. */
    public Future<List<Letter>> newest(LetterFilter filter, Letter.Position before, int most) {
        return page(
                "(l.at, l.update_id, l.bot) < ($13, $14, $15) order by l.at desc, l.update_id desc, l.bot desc",
                filter,
                before,
                most);
    }

    /** Open ones behind this place, the oldest first. */
    public Future<List<Letter>> oldest(LetterFilter filter, Letter.Position after, int most) {
        return page(
                "(l.at, l.update_id, l.bot) > ($13, $14, $15) order by l.at, l.update_id, l.bot", filter, after, most);
    }

    private Future<List<Letter>> page(String where, LetterFilter filter, Letter.Position place, int most) {
        return client.preparedQuery("select " + COLUMNS + OPEN + " and " + where + " limit $16")
                .execute(at(filter.parameters(), place).addInteger(most))
                .map(LetterTable::letters);
    }

    static Tuple at(Tuple tuple, Letter.Position place) {
        return tuple.addValue(LetterFilter.time(place.at()))
                .addLong(place.updateId())
                .addInteger(place.bot());
    }

    /** Those with most letters first. */
    public Future<List<Group>> groups(LetterFilter filter, int most) {
        return client.preparedQuery("select l.bot, l.kind, l.plugin, l.code, count(*), min(l.at), max(l.at),"
                        + " max(l.version), max(l.words)" + OPEN + " group by l.bot, l.kind, l.plugin, l.code"
                        + " order by count(*) desc, max(l.at) desc limit " + NEXT)
                .execute(filter.parameters().addInteger(most))
                .map(rows -> {
                    List<Group> groups = new ArrayList<>(rows.size());
                    rows.forEach(row -> groups.add(group(row)));
                    return groups;
                });
    }

    private static Group group(Row row) {
        return new Group(
                row.getInteger(0),
                LetterKind.of(row.getShort(1)),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getOffsetDateTime(5).toInstant(),
                row.getOffsetDateTime(6).toInstant(),
                row.getString(7),
                row.getString(8));
    }

    /** How many are open. */
    public Future<Long> count(LetterFilter filter) {
        return client.preparedQuery("select count(*)" + OPEN)
                .execute(filter.parameters())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** How many are open, by bot and kind. */
    public Future<List<OpenCount>> open() {
        return client.query("select bot, kind, count(*) from letter where state = 0 group by bot, kind")
                .execute()
                .map(rows -> {
                    List<OpenCount> counts = new ArrayList<>(rows.size());
                    rows.forEach(row -> counts.add(
                            new OpenCount(row.getInteger(0), LetterKind.of(row.getShort(1)), row.getLong(2))));
                    return counts;
                });
    }

    /** The newest of this update, whether it is open or not. */
    public Future<Optional<Letter>> find(int bot, long updateId) {
        return client.preparedQuery("select " + COLUMNS
                        + " from letter l where l.bot = $1 and l.update_id = $2 order by l.day desc limit 1")
                .execute(Tuple.of(bot, updateId))
                .map(rows -> letters(rows).stream().findFirst());
    }

    /** What Telegram had sent, as long as the journal keeps it. */
    public Future<Optional<Buffer>> payload(RowKey key) {
        return client.preparedQuery("select payload from journal where day = $1 and bot = $2 and update_id = $3")
                .execute(Tuple.of(key.day(), key.bot(), key.updateId()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.ofNullable(rows.iterator().next().getBuffer(0)));
    }

    /** Gives open ones up and says how many; their rows stay in the journal as long as that keeps their days. */
    public Future<Integer> delete(LetterFilter filter) {
        return client.preparedQuery("delete" + OPEN)
                .execute(filter.parameters())
                .map(RowSet::rowCount);
    }

    /** Those of rows that the journal has dropped, and what is known of replays from before. */
    public Future<Void> forgetBefore(int day) {
        return client.preparedQuery("delete from letter where day < $1")
                .execute(Tuple.of(day))
                .compose(done -> client.preparedQuery("delete from letter_replay where state <> 0"
                                + " and begun_at < (date '1970-01-01' + $1::int)::timestamp at time zone 'UTC'")
                        .execute(Tuple.of(day)))
                .mapEmpty();
    }

    static List<Letter> letters(RowSet<Row> rows) {
        List<Letter> letters = new ArrayList<>(rows.size());
        rows.forEach(row -> letters.add(letter(row)));
        return letters;
    }

    private static Letter letter(Row row) {
        int bot = row.getInteger(0);
        Long person = row.getLong(11);
        return new Letter(
                new RowKey(row.getInteger(2), bot, row.getLong(1)),
                LetterKind.of(row.getShort(3)),
                row.getShort(4) == 0,
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getLong(10),
                person == null ? OptionalLong.empty() : OptionalLong.of(person),
                row.getOffsetDateTime(12).toInstant(),
                keys(bot, row.getString(13)),
                Optional.ofNullable(row.getBuffer(14)),
                row.getShort(15),
                Optional.ofNullable(row.getOffsetDateTime(16)).map(OffsetDateTime::toInstant));
    }

    /** As {@link LetterRow} writes them. */
    private static List<RowKey> keys(int bot, String text) {
        return Stream.of(text.split(","))
                .filter(key -> !key.isEmpty())
                .map(key -> key.split(":"))
                .map(parts -> new RowKey(Integer.parseInt(parts[0]), bot, Long.parseLong(parts[1])))
                .toList();
    }
}
