package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** Remembers keys of messages that are sent once. */
public final class SentOnceTable {
    private final SqlClient client;

    public SentOnceTable(SqlClient client) {
        this.client = client;
    }

    /** Stores the message for the first who asks with this key, in one statement with the key; false for all others. */
    public Future<Boolean> store(String plugin, String key, NewRow row) {
        return client.preparedQuery("with claimed as (insert into sent_once(plugin, key) values ($1, $2)"
                        + " on conflict do nothing returning 1)"
                        + " insert into journal(day, bot, update_id, chat, state, reply)"
                        + " select $3, $4, $5, $6, $7, $8 from claimed")
                .execute(Tuple.tuple()
                        .addString(plugin)
                        .addString(key)
                        .addInteger(row.key().day())
                        .addInteger(row.key().bot())
                        .addLong(row.key().updateId())
                        .addLong(row.chat())
                        .addShort(row.state())
                        .addBuffer(row.reply()))
                .map(rows -> rows.rowCount() == 1);
    }

    public Future<Integer> forgetOlderThanDays(int days) {
        return client.preparedQuery("delete from sent_once where sent_at < now() - make_interval(days => $1)")
                .execute(Tuple.of(days))
                .map(rows -> rows.rowCount());
    }
}
