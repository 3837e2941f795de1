package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs of reports, and when their schedules were last due. */
public final class ReportRunTable {
    private static final String COLUMNS =
            "bot, report, period, due_on, started_at, asked_by, passes, wanted, cursor, done_at, stopped_by";

    private final Pool pool;

    public ReportRunTable(Pool pool) {
        this.pool = pool;
    }

    /** A schedule of a bot's file, as it is told apart from others. */
    public record Schedule(int bot, String report, String cron, String period) {
        private Tuple tuple() {
            return Tuple.of(bot, report, cron, period);
        }
    }

    /** When a schedule was last due; one that is new is given {@code first}. */
    public Future<LocalDateTime> lastDue(Schedule schedule, LocalDateTime first) {
        return pool.preparedQuery("insert into report_schedule(bot, report, cron, period, last_due)"
                        + " values ($1, $2, $3, $4, $5) on conflict (bot, report, cron, period)"
                        + " do update set last_due = report_schedule.last_due returning last_due")
                .execute(schedule.tuple().addValue(first))
                .map(rows -> rows.iterator().next().getLocalDateTime(0));
    }

    /** Forgets the schedules of a bot that are not in its file any more. */
    public Future<Void> keepOnly(int bot, List<Schedule> schedules) {
        return pool.preparedQuery("delete from report_schedule s where bot = $1 and not exists (select from"
                        + " unnest($2::text[], $3::text[], $4::text[]) as k(report, cron, period)"
                        + " where s.report = k.report and s.cron = k.cron and s.period = k.period)")
                .execute(Tuple.of(
                        bot,
                        schedules.stream().map(Schedule::report).toArray(String[]::new),
                        schedules.stream().map(Schedule::cron).toArray(String[]::new),
                        schedules.stream().map(Schedule::period).toArray(String[]::new)))
                .mapEmpty();
    }

    /** Begins a run of a schedule, unless its period has had one; false then. */
    public Future<Boolean> begin(Schedule schedule, ReportRun run) {
        return pool.withTransaction(connection -> connection
                .preparedQuery("update report_schedule set last_due = $5"
                        + " where bot = $1 and report = $2 and cron = $3 and period = $4")
                .execute(schedule.tuple().addValue(run.dueOn().orElseThrow()))
                .compose(done -> insert(connection, run, "nothing"))
                .map(rows -> rows.rowCount() == 1));
    }

    /** Begins a run that somebody has asked for, or takes up again what is left of the one that there was. */
    public Future<Void> ask(ReportRun run, Instant now) {
        return pool.withTransaction(connection -> connection
                .preparedQuery("update report_delivery set state = 0, tries = 0, due_at = $4, error = null"
                        + " where bot = $1 and report = $2 and period = $3 and state in (5, 6)")
                .execute(tuple(run.key()).addValue(time(now)))
                .compose(done -> connection
                        .preparedQuery("update report_delivery set due_at = $4"
                                + " where bot = $1 and report = $2 and period = $3 and state = 0")
                        .execute(tuple(run.key()).addValue(time(now))))
                .compose(done -> insert(
                        connection,
                        run,
                        "update set due_on = null, asked_by = excluded.asked_by, passes = 0,"
                                + " wanted = excluded.wanted, cursor = null, done_at = null, stopped_by = null"))
                .mapEmpty());
    }

    private static Future<RowSet<Row>> insert(SqlConnection connection, ReportRun run, String otherwise) {
        return connection
                .preparedQuery("insert into report_run(bot, report, period, due_on, started_at, asked_by, wanted)"
                        + " values ($1, $2, $3, $4, $5, $6, $7) on conflict (bot, report, period) do " + otherwise)
                .execute(tuple(run.key())
                        .addValue(run.dueOn().orElse(null))
                        .addValue(time(run.startedAt()))
                        .addString(StoredText.clean(run.askedBy()))
                        .addInteger(run.wanted()));
    }

    /** All of these bots that are not done, the oldest first. */
    public Future<List<ReportRun>> open(List<Integer> bots) {
        return pool.preparedQuery("select " + COLUMNS
                        + " from report_run where done_at is null and bot = any($1) order by started_at")
                .execute(Tuple.of(bots.toArray(Integer[]::new)))
                .map(ReportRunTable::runs);
    }

    /** The newest of a bot. */
    public Future<List<ReportRun>> newest(int bot, int most) {
        return pool.preparedQuery(
                        "select " + COLUMNS + " from report_run where bot = $1 order by started_at desc limit $2")
                .execute(Tuple.of(bot, most))
                .map(ReportRunTable::runs);
    }

    public Future<Optional<ReportRun>> find(ReportKey key) {
        return pool.preparedQuery(
                        "select " + COLUMNS + " from report_run where bot = $1 and report = $2 and period = $3")
                .execute(tuple(key))
                .map(rows -> runs(rows).stream().findFirst());
    }

    /**
     * Notes a page of readers together with where to go on, unless another page has been noted since; readers that are
     * there already stay as they are.
     *
     * @param next absent when the page was the last one of its pass
     */
    public Future<Void> note(ReportRun run, List<ReportReader.Due> readers, Optional<String> next) {
        return pool.withTransaction(connection -> advance(connection, run, next)
                .compose(moved -> moved ? insert(connection, run.key(), readers) : Future.succeededFuture()));
    }

    private static Future<Boolean> advance(SqlConnection connection, ReportRun run, Optional<String> next) {
        return connection
                .preparedQuery("update report_run set cursor = $6, passes = passes + $7 where bot = $1 and report = $2"
                        + " and period = $3 and passes = $4 and cursor is not distinct from $5 and done_at is null")
                .execute(tuple(run.key())
                        .addInteger(run.passes())
                        .addString(run.cursor().orElse(null))
                        .addString(next.orElse(null))
                        .addInteger(next.isPresent() ? 0 : 1))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Future<Void> insert(SqlConnection connection, ReportKey key, List<ReportReader.Due> readers) {
        return connection
                .preparedQuery("insert into report_delivery(bot, report, period, chat, thread, subject, due_at)"
                        + " select $1, $2, $3, r.* from unnest($4::bigint[], $5::int[], $6::text[], $7::timestamptz[])"
                        + " as r on conflict do nothing")
                .execute(tuple(key)
                        .addValue(
                                readers.stream().map(one -> one.reader().chat()).toArray(Long[]::new))
                        .addValue(readers.stream()
                                .map(one -> one.reader().thread())
                                .toArray(Integer[]::new))
                        .addValue(readers.stream()
                                .map(one -> one.reader().subject())
                                .toArray(String[]::new))
                        .addValue(readers.stream().map(one -> time(one.at())).toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }

    /** Ends a run whose readers have all been asked for, when there is nothing left to be sent; false when there is. */
    public Future<Boolean> end(ReportKey key, Instant now) {
        return pool.preparedQuery("update report_run r set done_at = $4 where bot = $1 and report = $2 and period = $3"
                        + " and done_at is null and passes >= wanted and not exists (select from report_delivery d"
                        + " where d.bot = r.bot and d.report = r.report and d.period = r.period and d.state = 0)"
                        + " and not exists (select from report_delivery d"
                        + " where d.bot = r.bot and d.report = r.report and d.period = r.period and d.state = 1)")
                .execute(tuple(key).addValue(time(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Stops a run: what is not stored yet is never sent. False when there is none that goes on. */
    public Future<Boolean> stop(ReportKey key, String by, Instant now) {
        return pool.withTransaction(connection -> connection
                .preparedQuery("update report_run set stopped_by = $4, done_at = $5 where bot = $1 and report = $2"
                        + " and period = $3 and done_at is null")
                .execute(tuple(key).addString(StoredText.clean(by)).addValue(time(now)))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : connection
                                .preparedQuery("update report_delivery set state = 6, at = $4 where bot = $1"
                                        + " and report = $2 and period = $3 and state = 0")
                                .execute(tuple(key).addValue(time(now)))
                                .map(true)));
    }

    private static List<ReportRun> runs(RowSet<Row> rows) {
        List<ReportRun> runs = new ArrayList<>(rows.size());
        rows.forEach(row -> runs.add(new ReportRun(
                new ReportKey(row.getInteger(0), row.getString(1), row.getString(2)),
                Optional.ofNullable(row.getLocalDateTime(3)),
                row.getOffsetDateTime(4).toInstant(),
                row.getString(5),
                row.getShort(6),
                row.getShort(7),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getOffsetDateTime(9)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString(10)).orElse(""))));
        return runs;
    }

    static Tuple tuple(ReportKey key) {
        return Tuple.of(key.bot(), key.report(), key.period());
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
