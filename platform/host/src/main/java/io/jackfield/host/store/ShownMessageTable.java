package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** {@link ShownMessages} in PostgreSQL. */
public final class ShownMessageTable implements ShownMessages {
    private static final int REMEMBERED_DAYS = 90;

    private final SqlClient client;
    private final Clock clock;

    public ShownMessageTable(SqlClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Future<Optional<ShownPlace>> find(ShownKey key) {
        return client.preparedQuery("select message_chat, message from shown_message"
                        + " where plugin = $1 and bot = $2 and chat = $3 and key = $4 and shown_at > $5")
                .execute(tuple(key).addValue(oldest()))
                .map(ShownMessageTable::first);
    }

    private static Optional<ShownPlace> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next()).map(row -> new ShownPlace(row.getLong(0), row.getInteger(1)));
    }

    @Override
    public Future<Void> put(ShownKey key, ShownPlace place) {
        return client.preparedQuery("insert into shown_message(plugin, bot, chat, key, message_chat, message, shown_at)"
                        + " values ($1, $2, $3, $4, $5, $6, $7) on conflict (plugin, bot, chat, key) do update set"
                        + " message_chat = excluded.message_chat, message = excluded.message,"
                        + " shown_at = excluded.shown_at")
                .execute(tuple(key)
                        .addLong(place.chat())
                        .addInteger(place.message())
                        .addValue(now()))
                .mapEmpty();
    }

    /** Keys that have shown nothing for long. */
    public Future<Integer> forgetOld() {
        return client.preparedQuery("delete from shown_message where shown_at <= $1")
                .execute(Tuple.of(oldest()))
                .map(RowSet::rowCount);
    }

    private static Tuple tuple(ShownKey key) {
        return Tuple.of(key.plugin(), key.bot(), key.chat(), key.key());
    }

    private OffsetDateTime oldest() {
        return now().minusDays(REMEMBERED_DAYS);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
