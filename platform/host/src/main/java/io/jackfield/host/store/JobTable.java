package io.jackfield.host.store;

import io.jackfield.host.store.PlannedJob.JobName;
import io.jackfield.host.store.PlannedJob.Wanted;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link Jobs} in PostgreSQL. */
public final class JobTable implements Jobs {
    private final SqlClient client;

    public JobTable(SqlClient client) {
        this.client = client;
    }

    @Override
    public Future<Void> put(Plan plan) {
        return client.preparedQuery("insert into job(plugin, name, key, data, due_at, cron, zone)"
                        + " values ($1, $2, $3, $4, $5, $6, $7) on conflict (plugin, name, key) do update set"
                        + " data = excluded.data, tries = 0, cron = excluded.cron, zone = excluded.zone,"
                        // a schedule that is planned again at every start keeps the run it owes, or has begun
                        + " due_at = case when job.cron = excluded.cron and job.zone = excluded.zone then job.due_at"
                        + " else excluded.due_at end,"
                        + " taken_until = case when job.cron = excluded.cron and job.zone = excluded.zone"
                        + " then job.taken_until end,"
                        + " taken_by = case when job.cron = excluded.cron and job.zone = excluded.zone"
                        + " then job.taken_by end,"
                        + " error = case when job.cron = excluded.cron then job.error end,"
                        + " error_at = case when job.cron = excluded.cron then job.error_at end")
                .execute(Tuple.of(plan.plugin(), plan.name(), plan.key(), plan.data(), plan.due(), plan.cron())
                        .addString(plan.zone()))
                .mapEmpty();
    }

    @Override
    public Future<List<Plan>> take(
            List<String> plugins, Collection<Plan> underWay, OffsetDateTime now, OffsetDateTime until, int limit) {
        return client.preparedQuery(
                        "update job j set taken_until = $3, taken_by = gen_random_uuid(), tries = j.tries + 1 from (select plugin, name, key"
                                + " from job f where due_at <= $2 and (taken_until is null or taken_until < $2)"
                                + " and plugin = any($1) and not exists (select from"
                                + " unnest($5::text[], $6::text[], $7::text[]) as k(plugin, name, key)"
                                + " where f.plugin = k.plugin and f.name = k.name and f.key = k.key)"
                                + " order by due_at limit $4 for update skip locked) d"
                                + " where j.plugin = d.plugin and j.name = d.name and j.key = d.key"
                                + " returning j.plugin, j.name, j.key, j.data, j.due_at, j.cron, j.zone, j.tries, j.taken_until,"
                                + " j.taken_by")
                .execute(addNames(
                        Tuple.tuple()
                                .addValue(plugins.toArray(String[]::new))
                                .addValue(now)
                                .addValue(until)
                                .addValue(limit),
                        underWay))
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
                            row.getOffsetDateTime(8),
                            row.getUUID(9))));
                    return due;
                });
    }

    @Override
    public Future<Void> renew(Collection<Plan> taken, OffsetDateTime until) {
        return client.preparedQuery("update job set taken_until = $1 where taken_by = any($2)")
                .execute(Tuple.tuple()
                        .addValue(until)
                        .addValue(taken.stream().map(Plan::takenBy).toArray(UUID[]::new)))
                .mapEmpty();
    }

    @Override
    public Future<Void> postpone(Plan taken, OffsetDateTime due, int tries) {
        return client.preparedQuery("update job set due_at = $5, taken_until = null, taken_by = null,"
                        + " tries = $6 where plugin = $1 and name = $2 and key = $3 and taken_by = $4")
                .execute(Tuple.of(taken.plugin(), taken.name(), taken.key(), taken.takenBy(), due, tries))
                .mapEmpty();
    }

    @Override
    public Future<Void> succeeded(Plan taken, OffsetDateTime due) {
        return ended(taken, due, 0, null, null);
    }

    @Override
    public Future<Void> failed(Plan taken, OffsetDateTime due, int tries, Failure failure) {
        return ended(taken, due, tries, StoredText.clean(failure.words()), StoredValues.time(failure.at()));
    }

    private Future<Void> ended(Plan taken, OffsetDateTime due, int tries, String error, OffsetDateTime errorAt) {
        return client.preparedQuery("update job set due_at = $5, taken_until = null, taken_by = null, tries = $6,"
                        + " error = $7, error_at = $8 where plugin = $1 and name = $2 and key = $3 and taken_by = $4")
                .execute(Tuple.of(taken.plugin(), taken.name(), taken.key(), taken.takenBy(), due, tries)
                        .addString(error)
                        .addOffsetDateTime(errorAt))
                .mapEmpty();
    }

    @Override
    public Future<Void> giveBackAllBut(Collection<Plan> kept) {
        return client.preparedQuery(
                        "update job j set taken_until = null, taken_by = null where taken_until is not null and not exists"
                                + " (select from unnest($1::text[], $2::text[], $3::text[]) as k(plugin, name, key)"
                                + " where j.plugin = k.plugin and j.name = k.name and j.key = k.key)")
                .execute(addNames(Tuple.tuple(), kept))
                .mapEmpty();
    }

    private static Tuple addNames(Tuple tuple, Collection<Plan> plans) {
        return tuple.addValue(plans.stream().map(Plan::plugin).toArray(String[]::new))
                .addValue(plans.stream().map(Plan::name).toArray(String[]::new))
                .addValue(plans.stream().map(Plan::key).toArray(String[]::new));
    }

    @Override
    public Future<Void> done(Plan taken) {
        return client.preparedQuery("delete from job where plugin = $1 and name = $2 and key = $3 and taken_by = $4")
                .execute(Tuple.of(taken.plugin(), taken.name(), taken.key(), taken.takenBy()))
                .mapEmpty();
    }

    @Override
    public Future<Void> remove(String plugin, String name, String key) {
        return client.preparedQuery("delete from job where plugin = $1 and name = $2 and key = $3")
                .execute(Tuple.of(plugin, name, key))
                .mapEmpty();
    }

    /** What jobs there are, however many keys each has. */
    public Future<List<JobName>> names() {
        return client.query("""
                        with recursive known as (
                          (select plugin, name from job order by plugin, name limit 1)
                          union all
                          select n.plugin, n.name from known k cross join lateral (select plugin, name from job
                            where (plugin, name) > (k.plugin, k.name) order by plugin, name limit 1) n)
                        select plugin, name from known""").execute().map(rows -> {
            List<JobName> names = new ArrayList<>();
            rows.forEach(row -> names.add(new JobName(row.getString(0), row.getString(1), "")));
            return names;
        });
    }

    /** The next ones by when they are due, after one of an earlier page. */
    public Future<List<PlannedJob>> page(Wanted wanted, Optional<PlannedJob> after, int most) {
        return client.preparedQuery("""
                        select plugin, name, key, due_at, cron, zone, tries, taken_until, error, error_at from job
                        where ($1::text is null or plugin = $1) and ($2::text is null or name = $2)
                          and ($3::text is null or starts_with(key, $3)) and (not $4 or tries > 0)
                          and ($5::timestamptz is null or (due_at, plugin, name, key) > ($5, $6, $7, $8))
                        order by due_at, plugin, name, key limit $9""")
                .execute(Tuple.tuple()
                        .addString(wanted.plugin().orElse(null))
                        .addString(wanted.name().orElse(null))
                        .addString(wanted.key().orElse(null))
                        .addBoolean(wanted.failing())
                        .addOffsetDateTime(
                                after.map(last -> StoredValues.time(last.due())).orElse(null))
                        .addString(after.map(last -> last.job().plugin()).orElse(""))
                        .addString(after.map(last -> last.job().name()).orElse(""))
                        .addString(after.map(last -> last.job().key()).orElse(""))
                        .addInteger(most))
                .map(rows -> {
                    List<PlannedJob> page = new ArrayList<>();
                    rows.forEach(row -> page.add(planned(row)));
                    return page;
                });
    }

    public Future<Optional<PlannedJob>> find(JobName job) {
        return client.preparedQuery("select plugin, name, key, due_at, cron, zone, tries, taken_until, error,"
                        + " error_at from job where plugin = $1 and name = $2 and key = $3")
                .execute(name(job))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(planned(rows.iterator().next())));
    }

    /** Moves a run that nobody has taken, if it is due when somebody has seen it to be; false otherwise. */
    public Future<Boolean> move(JobName job, Instant from, Instant to) {
        return client.preparedQuery("update job set due_at = $5, tries = 0 where plugin = $1 and name = $2 and key = $3"
                        + " and due_at = $4 and taken_until is null")
                .execute(name(job).addOffsetDateTime(StoredValues.time(from)).addOffsetDateTime(StoredValues.time(to)))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Tuple name(JobName job) {
        return Tuple.of(job.plugin(), job.name(), job.key());
    }

    private static PlannedJob planned(Row row) {
        return new PlannedJob(
                new JobName(row.getString(0), row.getString(1), row.getString(2)),
                row.getOffsetDateTime(3).toInstant(),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                row.getInteger(6),
                StoredValues.instant(row.getOffsetDateTime(7)),
                StoredValues.instant(row.getOffsetDateTime(9)).map(at -> new Failure(row.getString(8), at)));
    }
}
