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

    /**
     * The latest turns, oldest first, back to the one with which they come to {@link DialogueTurn#MOST_BYTES}.
     * The length of a text is known without reading it.
     */
    public Future<List<DialogueTurn>> latest(DialogueKey key, int count) {
        return client.preparedQuery("select said_at, position, role, body from ("
                        + "select said_at, position, role, body, octet_length(body) as own,"
                        + " sum(octet_length(body)) over (order by said_at desc, position desc) as total from ("
                        + "select said_at, position, role, body from dialogue where bot = $1 and chat = $2 and thread = $3"
                        + " order by said_at desc, position desc limit $4) latest) summed"
                        + " where total - own < $5 order by said_at desc, position desc")
                .execute(Tuple.of(key.bot(), key.chat(), key.thread(), count, DialogueTurn.MOST_BYTES))
                .map(rows -> {
                    List<DialogueTurn> turns = new ArrayList<>();
                    rows.forEach(row -> turns.addFirst(new DialogueTurn(
                            key, row.getOffsetDateTime(0), row.getInteger(1), row.getShort(2), row.getString(3))));
                    return turns;
                });
    }

    /** Stores one turn outside of the flush. */
    public Future<Void> add(DialogueTurn turn) {
        DialogueKey key = turn.key();
        return client.preparedQuery("insert into dialogue(bot, chat, thread, said_at, position, role, body)"
                        + " values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing")
                .execute(Tuple.of(key.bot(), key.chat(), key.thread())
                        .addOffsetDateTime(turn.saidAt())
                        .addInteger(turn.position())
                        .addShort(turn.role())
                        .addString(turn.body().replace("\0", "")))
                .mapEmpty();
    }

    /** Forgets everything that was said in a chat. */
    public Future<Void> forget(DialogueKey key) {
        return client.preparedQuery("delete from dialogue where bot = $1 and chat = $2 and thread = $3")
                .execute(Tuple.of(key.bot(), key.chat(), key.thread()))
                .mapEmpty();
    }

    /** Forgets what was said before this time, in every chat. */
    public Future<Integer> forgetBefore(OffsetDateTime time) {
        return client.preparedQuery("delete from dialogue where said_at < $1")
                .execute(Tuple.of(time))
                .map(rows -> rows.rowCount());
    }
}
