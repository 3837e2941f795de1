package io.jackfield.host.store;

import io.jackfield.host.alerts.Snooze;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Until when which alerts are to be quiet; outlives restarts. */
public final class AlertSnoozeTable {
    private final SqlClient client;

    public AlertSnoozeTable(SqlClient client) {
        this.client = client;
    }

    /** Those that still count; takes the others away. */
    public Future<List<Snooze>> load(Instant now) {
        return client.preparedQuery("delete from alert_snooze where until <= $1")
                .execute(Tuple.of(StoredValues.time(now)))
                .compose(deleted -> client.query("select key, until, by_whom from alert_snooze")
                        .execute())
                .map(rows -> {
                    List<Snooze> snoozes = new ArrayList<>();
                    rows.forEach(row -> snoozes.add(new Snooze(
                            row.getString(0), row.getOffsetDateTime(1).toInstant(), row.getString(2))));
                    return snoozes;
                });
    }

    public Future<Void> put(Snooze snooze, Instant now) {
        return client.preparedQuery("insert into alert_snooze(key, until, by_whom, at) values ($1, $2, $3, $4)"
                        + " on conflict (key) do update set until = excluded.until, by_whom = excluded.by_whom,"
                        + " at = excluded.at")
                .execute(Tuple.of(
                        StoredText.clean(snooze.key()),
                        StoredValues.time(snooze.until()),
                        StoredText.clean(snooze.by()),
                        StoredValues.time(now)))
                .mapEmpty();
    }

    public Future<Void> remove(String key) {
        return client.preparedQuery("delete from alert_snooze where key = $1")
                .execute(Tuple.of(StoredText.clean(key)))
                .mapEmpty();
    }
}
