package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Up to when the books of a bot and those of a payment system have been compared. */
public final class ReconciliationTable {
    private final SqlClient client;

    public ReconciliationTable(SqlClient client) {
        this.client = client;
    }

    public Future<Optional<Instant>> until(String provider, int bot) {
        return client.preparedQuery("select until from payment_reconciliation where provider = $1 and bot = $2")
                .execute(Tuple.of(provider, bot))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : StoredValues.instant(rows.iterator().next().getOffsetDateTime(0)));
    }

    public Future<Void> compared(String provider, int bot, Instant until) {
        return client.preparedQuery("insert into payment_reconciliation(provider, bot, until) values ($1, $2, $3)"
                        + " on conflict (provider, bot) do update set until = excluded.until")
                .execute(Tuple.of(provider, bot, StoredValues.time(until)))
                .mapEmpty();
    }
}
