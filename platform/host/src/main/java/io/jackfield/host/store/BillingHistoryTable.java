package io.jackfield.host.store;

import io.jackfield.api.desk.BillingDesk.Change;
import io.jackfield.api.desk.BillingDesk.Change.What;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What users were given, and how much of it counted on each day. */
public final class BillingHistoryTable {
    private static final Map<String, What> WORDS = Map.of(
            "buy", What.BOUGHT,
            "grant", What.GIVEN,
            "gift", What.GIVEN,
            "try", What.TRIED,
            "revoke", What.TAKEN_BACK,
            "refund", What.TAKEN_BACK);

    private final SqlClient client;

    public BillingHistoryTable(SqlClient client) {
        this.client = client;
    }

    /** A change of somebody's plan, and when it was. */
    public record Changed(Instant at, Change change) {}

    /** Since a moment, in the order of time. */
    public Future<List<Changed>> changes(PersonKey user, Instant since) {
        return client.preparedQuery("select at, action, plan, until from billing_action where bot = $1 and person = $2"
                        + " and at >= $3 and plan is not null and action = any($4) order by at, id")
                .execute(Tuple.of(
                        user.bot(),
                        user.person(),
                        StoredValues.time(since),
                        WORDS.keySet().toArray(String[]::new)))
                .map(rows -> {
                    List<Changed> changes = new ArrayList<>();
                    rows.forEach(row -> changes.add(changed(row)));
                    return changes;
                });
    }

    private static Changed changed(Row row) {
        return new Changed(
                row.getOffsetDateTime("at").toInstant(),
                new Change(
                        WORDS.get(row.getString("action")),
                        row.getString("plan"),
                        StoredValues.instant(row.getOffsetDateTime("until"))));
    }

    /** Requests that counted, by day, since a day. */
    public Future<Map<LocalDate, Long>> requests(PersonKey user, LocalDate since) {
        return client.preparedQuery("select period, sum(requests)::bigint from usage where bot = $1 and person = $2"
                        + " and length(period) = 10 and period >= $3 group by period")
                .execute(Tuple.of(user.bot(), user.person(), since.toString()))
                .map(rows -> {
                    Map<LocalDate, Long> requests = new TreeMap<>();
                    rows.forEach(row -> requests.put(LocalDate.parse(row.getString(0)), row.getLong(1)));
                    return requests;
                });
    }
}
