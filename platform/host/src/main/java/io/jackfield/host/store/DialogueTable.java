package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads dialogues; they are written with the flush. */
public final class DialogueTable {
    private final SqlClient client;

    public DialogueTable(SqlClient client) {
        this.client = client;
    }

    /** The latest turns, oldest first. */
    public Future<List<DialogueTurn>> latest(DialogueKey key, int count) {
        return client.preparedQuery("select said_at, position, role, body from dialogue"
                        + " where bot = $1 and chat = $2 and thread = $3 order by said_at desc, position desc limit $4")
                .execute(Tuple.of(key.bot(), key.chat(), key.thread(), count))
                .map(rows -> {
                    List<DialogueTurn> turns = new ArrayList<>();
                    rows.forEach(row -> turns.addFirst(new DialogueTurn(
                            key, row.getOffsetDateTime(0), row.getInteger(1), row.getShort(2), row.getString(3))));
                    return turns;
                });
    }

    /** Forgets what was said before this time, in every chat. */
    public Future<Integer> forgetBefore(OffsetDateTime time) {
        return client.preparedQuery("delete from dialogue where said_at < $1")
                .execute(Tuple.of(time))
                .map(rows -> rows.rowCount());
    }
}
