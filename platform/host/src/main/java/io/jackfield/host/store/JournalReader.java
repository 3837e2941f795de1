package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what a node left behind: open updates and replies not yet sent. There may be hundreds of thousands, so it gives
 * their keys first, in pages, and the rest only of those that are asked for.
 */
public final class JournalReader {
    private static final int KEYS_PER_PAGE = 2_000;

    private final Pool pool;

    public JournalReader(Pool pool) {
        this.pool = pool;
    }

    /**
     * A row that is not finished.
     *
     * @param isOpen whether no plugin has answered it yet; else its reply waits to be sent
     * @param bytes of the reply
     */
    public record Unfinished(RowKey key, long chat, boolean isOpen, int bytes) {}

    /** An update that is open, as Telegram sent it. */
    public record Open(RowKey key, Buffer payload) {}

    /** Gives the open and unsent rows of these bots, in the order of their arrival; completes when it has given all. */
    public Future<Void> unfinished(List<Integer> bots, Consumer<Unfinished> taker) {
        return pool.withTransaction(connection -> connection
                .prepare("select day, bot, update_id, chat, state = 0, coalesce(octet_length(reply), 0) from journal"
                        + " where state < 2 and bot = any($1) order by day, abs(update_id)")
                .compose(statement -> {
                    Cursor cursor = statement.cursor(Tuple.tuple().addValue(bots.toArray(Integer[]::new)));
                    return pages(cursor, taker).eventually(cursor::close);
                }));
    }

    private static Future<Void> pages(Cursor cursor, Consumer<Unfinished> taker) {
        return cursor.read(KEYS_PER_PAGE).compose(rows -> {
            rows.forEach(row ->
                    taker.accept(new Unfinished(key(row), row.getLong(3), row.getBoolean(4), row.getInteger(5))));
            return cursor.hasMore() ? pages(cursor, taker) : Future.succeededFuture();
        });
    }

    /** Those of these updates that are still open, in the order of the keys. */
    public Future<List<Open>> open(List<RowKey> keys) {
        return rows("update_id, payload", 0, keys).map(found -> {
            Map<RowKey, Row> byKey = found.stream().collect(Collectors.toMap(JournalReader::key, Function.identity()));
            return keys.stream()
                    .filter(byKey::containsKey)
                    .map(key -> new Open(key, byKey.get(key).getBuffer(3)))
                    .toList();
        });
    }

    /** Those of these replies that are not sent yet, in any order. */
    public Future<List<StoredReply>> replies(List<RowKey> keys) {
        return rows("update_id, sent, reply", 1, keys)
                .map(found -> found.stream()
                        .map(row -> new StoredReply(key(row), row.getShort(3), row.getBuffer(4)))
                        .toList());
    }

    /** One question for each day: with its number PostgreSQL looks into that partition alone, by its key. */
    private Future<List<Row>> rows(String columns, int state, List<RowKey> keys) {
        Map<List<Integer>, List<RowKey>> days =
                keys.stream().collect(Collectors.groupingBy(key -> List.of(key.day(), key.bot())));
        List<Row> found = new ArrayList<>(keys.size());
        Future<Void> read = Future.succeededFuture();
        for (Map.Entry<List<Integer>, List<RowKey>> day : days.entrySet()) {
            Long[] ids = day.getValue().stream().map(RowKey::updateId).toArray(Long[]::new);
            Tuple question = Tuple.of(day.getKey().get(0), day.getKey().get(1), state);
            question.addValue(ids);
            read = read.compose(done -> pool.preparedQuery("select day, bot, " + columns + " from journal"
                            + " where day = $1 and bot = $2 and state = $3 and update_id = any($4)")
                    .execute(question)
                    .onSuccess((RowSet<Row> rows) -> rows.forEach(found::add))
                    .mapEmpty());
        }
        return read.map(found);
    }

    private static RowKey key(Row row) {
        return new RowKey(row.getInteger(0), row.getInteger(1), row.getLong(2));
    }
}
