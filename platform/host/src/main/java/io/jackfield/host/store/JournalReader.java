package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Reads what a node left behind: open updates and replies not yet sent. */
public final class JournalReader {
    private final SqlClient client;

    public JournalReader(SqlClient client) {
        this.client = client;
    }

    /**
     * A row that is not finished.
     *
     * @param reply null while the update is open; then its payload is there
     * @param sent calls of the reply that Telegram has taken
     */
    public record Unfinished(RowKey key, long chat, int sent, Buffer payload, Buffer reply) {
        public boolean isOpen() {
            return reply == null;
        }
    }

    /** Open and unsent rows of these bots, in the order of their arrival. */
    public Future<List<Unfinished>> unfinished(List<Integer> bots) {
        return client.preparedQuery("select day, bot, update_id, chat, sent, payload, reply from journal"
                        + " where state < 2 and bot = any($1) order by day, abs(update_id)")
                .execute(Tuple.tuple().addValue(bots.toArray(Integer[]::new)))
                .map(rows -> {
                    List<Unfinished> found = new ArrayList<>(rows.size());
                    rows.forEach(row -> found.add(unfinished(row)));
                    return found;
                });
    }

    private static Unfinished unfinished(Row row) {
        return new Unfinished(
                new RowKey(row.getInteger(0), row.getInteger(1), row.getLong(2)),
                row.getLong(3),
                row.getShort(4),
                row.getBuffer(5),
                row.getBuffer(6));
    }
}
