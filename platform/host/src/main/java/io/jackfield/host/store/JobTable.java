package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Planned work. A job is taken for a while; whoever dies with it gives it back by doing nothing. */
public final class JobTable {
    private final SqlClient client;

    public JobTable(SqlClient client) {
        this.client = client;
    }

    /**
     * A planned run.
     *
     * @param cron null for a single run
     * @param zone null for a single run
     * @param takenUntil by when whoever has taken it is done; null for a plan that nobody has taken
     */
    public record Plan(
            String plugin,
            String name,
            String key,
            String data,
            OffsetDateTime due,
            String cron,
            String zone,
            int tries,
            OffsetDateTime takenUntil) {}

    /** Stores a plan in place of one with the same key. */
    public Future<Void> put(Plan plan) {
        return client.preparedQuery("insert into job(plugin, name, key, data, due_at, cron, zone)"
                        + " values ($1, $2, $3, $4, $5, $6, $7) on conflict (plugin, name, key) do update set"
                        + " data = excluded.data, tries = 0, cron = excluded.cron, zone = excluded.zone,"
                        // a schedule that is planned again at every start keeps the run it owes, or has begun
                        + " due_at = case when job.cron = excluded.cron and job.zone = excluded.zone then job.due_at"
                        + " else excluded.due_at end,"
                        + " taken_until = case when job.cron = excluded.cron and job.zone = excluded.zone"
                        + " then job.taken_until end")
                .execute(Tuple.of(plan.plugin(), plan.name(), plan.key(), plan.data(), plan.due(), plan.cron())
                        .addString(plan.zone()))
                .mapEmpty();
    }

    /** Takes jobs that are due, for plugins that are here. Two nodes never get the same one. */
    public Future<List<Plan>> take(List<String> plugins, OffsetDateTime now, OffsetDateTime until, int limit) {
        return client.preparedQuery(
                        "update job j set taken_until = $3, tries = j.tries + 1 from (select plugin, name, key"
                                + " from job where due_at <= $2 and (taken_until is null or taken_until < $2) and plugin = any($1)"
                                + " order by due_at limit $4 for update skip locked) d"
                                + " where j.plugin = d.plugin and j.name = d.name and j.key = d.key"
                                + " returning j.plugin, j.name, j.key, j.data, j.due_at, j.cron, j.zone, j.tries, j.taken_until")
                .execute(Tuple.tuple()
                        .addValue(plugins.toArray(String[]::new))
                        .addValue(now)
                        .addValue(until)
                        .addValue(limit))
                .map(rows -> {
                    List<Plan> due = new ArrayList<>();
                    rows.forEach(row -> due.add(new Plan(
                            row.getString(0),
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getOffsetDateTime(4),
                            row.getString(5),
                            row.getString(6),
                            row.getInteger(7),
                            row.getOffsetDateTime(8))));
                    return due;
                });
    }

    /** Moves a taken job to its next run, or to another try; a plan that has taken its place meanwhile stays. */
    public Future<Void> postpone(Plan taken, OffsetDateTime due, int tries) {
        return client.preparedQuery("update job set due_at = $5, taken_until = null, tries = $6"
                        + " where plugin = $1 and name = $2 and key = $3 and taken_until = $4")
                .execute(Tuple.of(taken.plugin(), taken.name(), taken.key(), taken.takenUntil(), due, tries))
                .mapEmpty();
    }

    /** Makes jobs due again that somebody has taken, but for these. */
    public Future<Void> giveBackAllBut(Collection<Plan> kept) {
        return client.preparedQuery("update job j set taken_until = null where taken_until is not null and not exists"
                        + " (select from unnest($1::text[], $2::text[], $3::text[]) as k(plugin, name, key)"
                        + " where j.plugin = k.plugin and j.name = k.name and j.key = k.key)")
                .execute(Tuple.tuple()
                        .addValue(kept.stream().map(Plan::plugin).toArray(String[]::new))
                        .addValue(kept.stream().map(Plan::name).toArray(String[]::new))
                        .addValue(kept.stream().map(Plan::key).toArray(String[]::new)))
                .mapEmpty();
    }

    /** Takes a job away that is done; a plan that has taken its place meanwhile stays. */
    public Future<Void> done(Plan taken) {
        return client.preparedQuery("delete from job where plugin = $1 and name = $2 and key = $3 and taken_until = $4")
                .execute(Tuple.of(taken.plugin(), taken.name(), taken.key(), taken.takenUntil()))
                .mapEmpty();
    }

    /** Takes a plan back. */
    public Future<Void> remove(String plugin, String name, String key) {
        return client.preparedQuery("delete from job where plugin = $1 and name = $2 and key = $3")
                .execute(Tuple.of(plugin, name, key))
                .mapEmpty();
    }
}
