package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;

/** Remembers keys of messages that are sent once. */
public final class SentOnceTable {
    private static final int REMEMBERED_DAYS = 2;

    private final SqlClient client;

    public SentOnceTable(SqlClient client) {
        this.client = client;
    }

    /**
     * Stores the message for the first who asks with this key within two days, in one statement with the key; false for
     * all others.
     */
    public Future<Boolean> store(String plugin, String key, NewRow row, OffsetDateTime now) {
        return Partitions.withDay(client, row.key().day(), () -> storeIn(plugin, key, row, now));
    }

    private Future<Boolean> storeIn(String plugin, String key, NewRow row, OffsetDateTime now) {
        return client.preparedQuery("with claimed as (insert into sent_once(plugin, key, sent_at) values ($1, $2, $9)"
                        + " on conflict (plugin, key) do update set sent_at = excluded.sent_at"
                        + " where sent_once.sent_at <= $10 returning 1)"
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
                        .addBuffer(row.reply())
                        .addValue(now)
                        .addValue(now.minusDays(REMEMBERED_DAYS)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Keys that no longer count. */
    public Future<Integer> forgetOlderThan(OffsetDateTime now) {
        return client.preparedQuery("delete from sent_once where sent_at <= $1")
                .execute(Tuple.of(now.minusDays(REMEMBERED_DAYS)))
                .map(rows -> rows.rowCount());
    }
}
