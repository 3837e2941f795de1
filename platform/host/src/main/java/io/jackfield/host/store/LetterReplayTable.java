package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Replays of letters. A step opens the journal rows of a few letters and marks these as replayed, all or nothing:
 * whoever dies in between has either not begun with a letter, or finds its row open in the journal as that of any
 * unfinished update.
 */
public final class LetterReplayTable {
    private static final String COLUMNS = "id, begun_at, begun_by, filter, total, entered, skipped, state, ended_at,"
            + " (select count(*) from letter l where l.replay = r.id and l.state = 0)";

    /**
     * By its key, so that PostgreSQL looks into one partition alone. A row whose apology is still on its way has to
     * wait.
     */
    private static final String ROW = " where day = $1 and bot = $2 and update_id = $3 and state in (3, 4)";

    private static final String OPEN_UPDATE = "update journal set state = 0, reply = null, sent = 0, error = null" + ROW
            + " and payload is not null returning payload";
    private static final String OPEN_REPLY =
            "update journal set state = 1, reply = $4, sent = 0, error = null" + ROW + " returning reply";

    private final Pool pool;

    public LetterReplayTable(Pool pool) {
        this.pool = pool;
    }

    /** How a replay stands. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED
    }

    /**
     * A replay.
     *
     * @param filter which letters, in the words of the operator
     * @param total how many there were when it began
     * @param entered how many went to their lanes, or out, again
     * @param skipped those that could not: their day is dropped, or what their users are told is still on its way
     * @param failed those that failed once more
     */
    public record Replay(
            long id,
            Instant begunAt,
            String by,
            JsonObject filter,
            int total,
            int entered,
            int skipped,
            State state,
            Optional<Instant> endedAt,
            long failed) {}

    /**
     * A letter whose rows are open again.
     *
     * @param payloads of its rows, of updates alone
     */
    public record Reopened(Letter letter, Map<RowKey, Buffer> payloads) {}

    /** What a step has done; over when it has looked at the last letter, or the replay was stopped. */
    public record Step(List<Reopened> reopened, boolean over) {}

    /** Notes a new one; letters that are set aside later are not its. */
    public Future<Replay> begin(String by, JsonObject filter, long total) {
        return pool.preparedQuery(
                        "insert into letter_replay as r (begun_by, filter, total) values ($1, $2, $3) returning "
                                + COLUMNS)
                .execute(Tuple.of(StoredText.clean(by), filter, (int) Math.min(total, Integer.MAX_VALUE)))
                .map(rows -> replay(rows.iterator().next()));
    }

    /** The newest first. */
    public Future<List<Replay>> newest(int most) {
        return pool.preparedQuery("select " + COLUMNS + " from letter_replay r order by id desc limit $1")
                .execute(Tuple.of(most))
                .map(LetterReplayTable::replays);
    }

    /** Those that go on, the oldest first. */
    public Future<List<Replay>> running() {
        return pool.query("select " + COLUMNS + " from letter_replay r where state = 0 order by id")
                .execute()
                .map(LetterReplayTable::replays);
    }

    public Future<Optional<Replay>> find(long id) {
        return pool.preparedQuery("select " + COLUMNS + " from letter_replay r where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> replays(rows).stream().findFirst());
    }

    /** Ends it where it is; false when it was at its end. */
    public Future<Boolean> end(long id, State how) {
        return pool.preparedQuery("update letter_replay set state = $2, ended_at = now() where id = $1 and state = 0")
                .execute(Tuple.of(id, (short) how.ordinal()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The rows of the next letters are opened. */
    public Future<Step> step(long id, LetterFilter filter, int most) {
        return pool.withTransaction(transaction -> place(transaction, id)
                .compose(place -> place.isEmpty()
                        ? Future.succeededFuture(new Step(List.of(), true))
                        : letters(transaction, filter, place.get(), most)
                                .compose(letters -> reopen(transaction, id, letters))));
    }

    private record Place(Letter.Position after, OffsetDateTime begun) {}

    private static Future<Optional<Place>> place(SqlClient transaction, long id) {
        return transaction
                .preparedQuery("select at_done, id_done, bot_done, begun_at from letter_replay"
                        + " where id = $1 and state = 0 for update")
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(placeOf(rows.iterator().next())));
    }

    private static Place placeOf(Row row) {
        return new Place(
                new Letter.Position(row.getOffsetDateTime(0).toInstant(), row.getLong(1), row.getInteger(2)),
                row.getOffsetDateTime(3));
    }

    /** Locked, so that what two replays want is one's. */
    private static Future<List<Letter>> letters(SqlClient transaction, LetterFilter filter, Place place, int most) {
        Tuple tuple = LetterTable.at(filter.parameters(), place.after())
                .addValue(place.begun())
                .addInteger(most);
        return transaction
                .preparedQuery("select " + LetterTable.COLUMNS + " from letter l where l.state = 0 and "
                        + LetterFilter.WHERE + " and (l.at, l.update_id, l.bot) > ($13, $14, $15) and l.at <= $16"
                        + " order by l.at, l.update_id, l.bot limit $17 for update skip locked")
                .execute(tuple)
                .map(LetterTable::letters);
    }

    private static Future<Step> reopen(SqlConnection transaction, long id, List<Letter> letters) {
        if (letters.isEmpty()) {
            return Future.succeededFuture(new Step(List.of(), true));
        }
        List<Reopened> reopened = new ArrayList<>(letters.size());
        Future<Void> done = Future.succeededFuture();
        for (Letter letter : letters) {
            done = done.compose(before -> reopen(transaction, letter))
                    .onSuccess(found -> found.ifPresent(reopened::add))
                    .mapEmpty();
        }
        return done.compose(all -> note(transaction, id, letters, reopened))
                .map(noted -> new Step(List.copyOf(reopened), false));
    }

    private static Future<Optional<Reopened>> reopen(SqlClient transaction, Letter letter) {
        if (letter.kind() == LetterKind.UNDELIVERABLE) {
            return letter.calls().isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : transaction
                            .preparedQuery(OPEN_REPLY)
                            .execute(key(letter.key()).addBuffer(letter.calls().get()))
                            .map(rows ->
                                    rows.size() == 0 ? Optional.empty() : Optional.of(new Reopened(letter, Map.of())));
        }
        Map<RowKey, Buffer> payloads = new LinkedHashMap<>();
        Future<Void> opened = Future.succeededFuture();
        for (RowKey row : Stream.concat(Stream.of(letter.key()), letter.further().stream())
                .toList()) {
            opened = opened.compose(before -> row.equals(letter.key()) || !payloads.isEmpty()
                    ? open(transaction, row, payloads)
                    : Future.succeededFuture());
        }
        return opened.map(done -> payloads.isEmpty() ? Optional.empty() : Optional.of(new Reopened(letter, payloads)));
    }

    private static Future<Void> open(SqlClient transaction, RowKey row, Map<RowKey, Buffer> payloads) {
        return transaction
                .preparedQuery(OPEN_UPDATE)
                .execute(key(row))
                .onSuccess((RowSet<Row> rows) -> rows.forEach(one -> payloads.put(row, one.getBuffer(0))))
                .mapEmpty();
    }

    private static Tuple key(RowKey row) {
        return Tuple.of(row.day(), row.bot(), row.updateId());
    }

    private static Future<Void> note(SqlClient transaction, long id, List<Letter> letters, List<Reopened> reopened) {
        List<RowKey> keys = reopened.stream().map(one -> one.letter().key()).toList();
        Tuple marked = Tuple.tuple()
                .addLong(id)
                .addValue(keys.stream().map(RowKey::bot).toArray(Integer[]::new))
                .addValue(keys.stream().map(RowKey::updateId).toArray(Long[]::new))
                .addValue(keys.stream().map(RowKey::day).toArray(Integer[]::new));
        Tuple place = LetterTable.at(
                Tuple.of(id, reopened.size(), letters.size() - reopened.size()),
                letters.getLast().position());
        return transaction
                .preparedQuery("update letter l set state = 1, replay = $1, replayed_at = now()"
                        + " from unnest($2::int[], $3::bigint[], $4::int[]) x(bot, update_id, day)"
                        + " where l.bot = x.bot and l.update_id = x.update_id and l.day = x.day")
                .execute(marked)
                .compose(done -> transaction
                        .preparedQuery("update letter_replay set entered = entered + $2, skipped = skipped + $3,"
                                + " at_done = $4, id_done = $5, bot_done = $6 where id = $1")
                        .execute(place))
                .mapEmpty();
    }

    private static List<Replay> replays(RowSet<Row> rows) {
        List<Replay> replays = new ArrayList<>(rows.size());
        rows.forEach(row -> replays.add(replay(row)));
        return replays;
    }

    private static Replay replay(Row row) {
        return new Replay(
                row.getLong(0),
                row.getOffsetDateTime(1).toInstant(),
                row.getString(2),
                row.getJsonObject(3),
                row.getInteger(4),
                row.getInteger(5),
                row.getInteger(6),
                State.values()[row.getShort(7)],
                Optional.ofNullable(row.getOffsetDateTime(8)).map(OffsetDateTime::toInstant),
                row.getLong(9));
    }
}
