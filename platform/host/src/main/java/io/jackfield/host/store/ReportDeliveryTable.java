package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of reports, a row for each reader. */
public final class ReportDeliveryTable {
    private static final String ONE =
            " where bot = $1 and report = $2 and period = $3 and chat = $4 and thread = $5 and subject = $6";

    /** What the journal says of messages that were stored; those that were dropped with their day were never sent. */
    private static final String SETTLE = "update report_delivery d set state = x.state, error = x.error, at = $4"
            + " from (select s.chat, s.thread, s.subject, case"
            + " when j.state = 2 then 2"
            + " when j.state is null then 5"
            + " when p.reachable = false then 4"
            + " when s.chat < 0 and j.error ~* 'chat not found|kicked|not a member|deactivated|upgraded' then 4"
            + " when s.chat > 0 and j.error ~* 'chat not found|blocked|deactivated' then 4 else 5 end as state,"
            + " case when j.state = 2 then null when j.state is null then 'its message was never sent and is dropped'"
            + " else j.error end as error"
            + " from report_delivery s left join journal j on j.bot = s.bot and j.update_id = s.journal_id"
            + " and j.day = s.journal_day left join person p on p.bot = s.bot and p.id = s.chat"
            + " where s.bot = $1 and s.report = $2 and s.period = $3 and s.state = 1"
            + " and (j.state is null or j.state in (2, 4))) x"
            + " where d.bot = $1 and d.report = $2 and d.period = $3 and d.chat = x.chat and d.thread = x.thread"
            + " and d.subject = x.subject and d.state = 1 returning d.state";

    private final SqlClient client;

    public ReportDeliveryTable(SqlClient client) {
        this.client = client;
    }

    /** One that did not arrive. */
    public record Failure(ReportReader reader, ReportState state, String error, Instant at) {}

    /** Those whose time has come, the longest due first. */
    public Future<List<ReportReader.Due>> due(ReportKey key, Instant now, int most) {
        return client.preparedQuery("select chat, thread, subject, due_at, tries from report_delivery where bot = $1"
                        + " and report = $2 and period = $3 and state = 0 and due_at <= $4"
                        + " order by due_at, chat, thread, subject limit $5")
                .execute(ReportRunTable.tuple(key)
                        .addValue(ReportRunTable.time(now))
                        .addInteger(most))
                .map(rows -> {
                    List<ReportReader.Due> due = new ArrayList<>(rows.size());
                    rows.forEach(row -> due.add(new ReportReader.Due(
                            reader(row), row.getOffsetDateTime(3).toInstant(), row.getShort(4))));
                    return due;
                });
    }

    /**
     * Stores the message of a report in one statement with what became of it: false when it was stored before, or the
     * run has been stopped.
     */
    public Future<Boolean> store(ReportKey key, ReportReader reader, NewRow row, Instant now) {
        Tuple values = one(key, reader)
                .addValue(ReportRunTable.time(now))
                .addInteger(row.key().day())
                .addLong(row.key().updateId())
                .addLong(row.chat())
                .addShort(row.state())
                .addBuffer(row.reply());
        return Partitions.withDay(
                client,
                row.key().day(),
                () -> client.preparedQuery("with made as (update report_delivery set state = 1, at = $7,"
                                + " journal_day = $8, journal_id = $9, error = null" + ONE
                                + " and state = 0 returning bot)"
                                + " insert into journal(day, bot, update_id, chat, state, reply)"
                                + " select $8, bot, $9, $10, $11, $12 from made")
                        .execute(values)
                        .map(rows -> rows.rowCount() == 1));
    }

    /** Ends one that is due without a message. */
    public Future<Boolean> end(ReportKey key, ReportReader reader, ReportState state, String error, Instant now) {
        return client.preparedQuery(
                        "update report_delivery set state = $7, error = $8, at = $9" + ONE + " and state = 0")
                .execute(one(key, reader)
                        .addShort(state.stored())
                        .addString(StoredText.clean(error))
                        .addValue(ReportRunTable.time(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Makes one due at another time. */
    public Future<Void> postpone(ReportKey key, ReportReader reader, Instant until, int tries, String error) {
        return client.preparedQuery(
                        "update report_delivery set due_at = $7, tries = $8, error = $9" + ONE + " and state = 0")
                .execute(one(key, reader)
                        .addValue(ReportRunTable.time(until))
                        .addInteger(tries)
                        .addString(StoredText.clean(error)))
                .mapEmpty();
    }

    /** Looks what has become of stored messages; gives the states of those that are at their end. */
    public Future<List<ReportState>> settle(ReportKey key, Instant now) {
        return client.preparedQuery(SETTLE)
                .execute(ReportRunTable.tuple(key).addValue(ReportRunTable.time(now)))
                .map(rows -> {
                    List<ReportState> states = new ArrayList<>(rows.size());
                    rows.forEach(row -> states.add(ReportState.of(row.getShort(0))));
                    return states;
                });
    }

    /** How many are in which state. */
    public Future<Map<ReportState, Long>> counts(ReportKey key) {
        return client.preparedQuery("select state, count(*) from report_delivery where bot = $1 and report = $2"
                        + " and period = $3 group by state")
                .execute(ReportRunTable.tuple(key))
                .map(rows -> {
                    Map<ReportState, Long> counts = new EnumMap<>(ReportState.class);
                    rows.forEach(row -> counts.put(ReportState.of(row.getShort(0)), row.getLong(1)));
                    return counts;
                });
    }

    /** The latest that failed or could not be sent. */
    public Future<List<Failure>> failures(ReportKey key, int most) {
        return client.preparedQuery("select chat, thread, subject, state, coalesce(error, ''), at from report_delivery"
                        + " where bot = $1 and report = $2 and period = $3 and state in (4, 5)"
                        + " order by at desc, chat limit $4")
                .execute(ReportRunTable.tuple(key).addInteger(most))
                .map(ReportDeliveryTable::failures);
    }

    private static List<Failure> failures(RowSet<Row> rows) {
        List<Failure> failures = new ArrayList<>(rows.size());
        rows.forEach(row -> failures.add(new Failure(
                reader(row),
                ReportState.of(row.getShort(3)),
                row.getString(4),
                row.getOffsetDateTime(5).toInstant())));
        return failures;
    }

    private static ReportReader reader(Row row) {
        return new ReportReader(row.getLong(0), row.getInteger(1), row.getString(2));
    }

    static Tuple one(ReportKey key, ReportReader reader) {
        return ReportRunTable.tuple(key)
                .addLong(reader.chat())
                .addInteger(reader.thread())
                .addString(reader.subject());
    }

    /** Runs that ended before, with their deliveries. */
    public Future<Void> forgetBefore(OffsetDateTime moment) {
        return client.preparedQuery("with gone as (delete from report_run where coalesce(done_at, started_at) < $1"
                        + " returning bot, report, period) delete from report_delivery d using gone g"
                        + " where d.bot = g.bot and d.report = g.report and d.period = g.period")
                .execute(Tuple.of(moment))
                .mapEmpty();
    }
}
