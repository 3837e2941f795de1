package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which models operators let rest; outlives restarts. */
public final class ModelRestTable {
    private final SqlClient client;

    public ModelRestTable(SqlClient client) {
        this.client = client;
    }

    /**
     * A model that is not to be asked.
     *
     * @param until empty where somebody has to end it
     * @param by who wants it so
     */
    public record Rest(
            String provider, String model, Optional<Instant> until, String reason, String by, Instant since) {}

    /** Those that still count; takes the others away. */
    public Future<List<Rest>> load(Instant now) {
        return client.preparedQuery("delete from model_rest where until <= $1")
                .execute(Tuple.of(StoredValues.time(now)))
                .compose(deleted -> client.query("select provider, model, until, reason, actor, at from model_rest")
                        .execute())
                .map(rows -> {
                    List<Rest> rests = new ArrayList<>();
                    rows.forEach(row -> rests.add(new Rest(
                            row.getString(0),
                            row.getString(1),
                            StoredValues.instant(row.getOffsetDateTime(2)),
                            row.getString(3),
                            row.getString(4),
                            row.getOffsetDateTime(5).toInstant())));
                    return rests;
                });
    }

    public Future<Void> put(Rest rest) {
        return client.preparedQuery("insert into model_rest(provider, model, until, reason, actor, at)"
                        + " values ($1, $2, $3, $4, $5, $6) on conflict (provider, model) do update set"
                        + " until = excluded.until, reason = excluded.reason, actor = excluded.actor, at = excluded.at")
                .execute(Tuple.of(
                        StoredText.clean(rest.provider()),
                        StoredText.clean(rest.model()),
                        StoredValues.time(rest.until()),
                        StoredText.clean(rest.reason()),
                        StoredText.clean(rest.by()),
                        StoredValues.time(rest.since())))
                .mapEmpty();
    }

    public Future<Void> remove(String provider, String model) {
        return client.preparedQuery("delete from model_rest where provider = $1 and model = $2")
                .execute(Tuple.of(provider, model))
                .mapEmpty();
    }
}
