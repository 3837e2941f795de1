package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Since when which alerts are open; outlives restarts. */
public final class AlertTable {
    private final SqlClient client;

    public AlertTable(SqlClient client) {
        this.client = client;
    }

    /** By their keys. */
    public Future<Map<String, Instant>> load() {
        return client.query("select key, since from alert").execute().map(rows -> {
            Map<String, Instant> since = new HashMap<>();
            rows.forEach(
                    row -> since.put(row.getString(0), row.getOffsetDateTime(1).toInstant()));
            return since;
        });
    }

    /** All that are open now, in place of those before. */
    public Future<Void> put(Map<String, Instant> since) {
        String[] keys = since.keySet().stream().map(StoredText::clean).toArray(String[]::new);
        OffsetDateTime[] times = since.values().stream().map(StoredValues::time).toArray(OffsetDateTime[]::new);
        return client.preparedQuery("with gone as (delete from alert where not key = any($1::text[]))"
                        + " insert into alert(key, since) select * from unnest($1::text[], $2::timestamptz[])"
                        + " on conflict (key) do update set since = excluded.since")
                .execute(Tuple.tuple().addValue(keys).addValue(times))
                .mapEmpty();
    }
}
