package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What operators have set over the files of the configuration. */
public final class SettingTable {
    private static final String COLUMNS = "plugin, bot, path, value, sealed, secret, actor, at";

    private final Pool pool;

    public SettingTable(Pool pool) {
        this.pool = pool;
    }

    /** Whose value it is; empty texts where it is for no plugin or no bot. */
    public record Key(String plugin, String bot, String path) {}

    /**
     * One setting.
     *
     * @param value as JSON; absent when it is encrypted
     * @param sealed encrypted; absent when it is not
     * @param secret whether it must not be shown as a whole
     */
    public record StoredSetting(
            Key key, Optional<String> value, Optional<Buffer> sealed, boolean secret, String actor, Instant at) {}

    public Future<List<StoredSetting>> all() {
        return pool.query("select " + COLUMNS + " from setting order by plugin, bot, path")
                .execute()
                .map(rows -> {
                    List<StoredSetting> all = new ArrayList<>();
                    rows.forEach(row -> all.add(read(row)));
                    return all;
                });
    }

    private static StoredSetting read(Row row) {
        return new StoredSetting(
                new Key(row.getString("plugin"), row.getString("bot"), row.getString("path")),
                Optional.ofNullable(row.getString("value")),
                Optional.ofNullable(row.getBuffer("sealed")),
                row.getBoolean("secret"),
                row.getString("actor"),
                row.getOffsetDateTime("at").toInstant());
    }

    /** Takes some away and puts others, all or none. */
    public Future<Void> change(Collection<Key> gone, Collection<StoredSetting> put) {
        return pool.withTransaction(connection -> {
            Future<Void> done = Future.succeededFuture();
            for (Key key : gone) {
                done = done.compose(next -> delete(connection, key));
            }
            for (StoredSetting setting : put) {
                done = done.compose(next -> put(connection, setting));
            }
            return done;
        });
    }

    private static Future<Void> delete(SqlConnection connection, Key key) {
        return connection
                .preparedQuery("delete from setting where plugin = $1 and bot = $2 and path = $3")
                .execute(Tuple.of(key.plugin(), key.bot(), key.path()))
                .mapEmpty();
    }

    private static Future<Void> put(SqlConnection connection, StoredSetting setting) {
        return connection
                .preparedQuery("insert into setting(" + COLUMNS + ") values ($1, $2, $3, $4, $5, $6, $7, $8)"
                        + " on conflict (plugin, bot, path) do update set value = excluded.value, sealed = excluded.sealed,"
                        + " secret = excluded.secret, actor = excluded.actor, at = excluded.at")
                .execute(Tuple.tuple()
                        .addString(setting.key().plugin())
                        .addString(setting.key().bot())
                        .addString(setting.key().path())
                        .addString(setting.value().map(StoredText::clean).orElse(null))
                        .addBuffer(setting.sealed().orElse(null))
                        .addBoolean(setting.secret())
                        .addString(StoredText.clean(setting.actor()))
                        .addValue(setting.at().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
