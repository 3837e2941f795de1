package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What went to a chat, and what models said for it. */
public final class ReportHistoryTable {
    private static final String HISTORY = "select report, period, subject, at, state from ("
            + "select report, period, subject, at, state from report_asked where bot = $1 and chat = $2 and thread = $3"
            + " union all select report, period, subject, at, case when state = 1 then 2 else state end"
            + " from report_delivery where bot = $1 and chat = $2 and thread = $3 and state between 1 and 5) made"
            + " order by at desc, report, period, subject limit $4";

    private final SqlClient client;

    public ReportHistoryTable(SqlClient client) {
        this.client = client;
    }

    /** One that was made. */
    public record Made(String report, String period, String subject, Instant at, ReportState state) {}

    /** Somebody has had it made. */
    public Future<Void> asked(ReportKey key, ReportReader reader, ReportState state, Instant now) {
        return client.preparedQuery("insert into report_asked(bot, report, period, chat, thread, subject, at, state)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8)"
                        + " on conflict (bot, report, period, chat, thread, subject)"
                        + " do update set at = excluded.at, state = excluded.state")
                .execute(ReportDeliveryTable.one(key, reader)
                        .addValue(ReportRunTable.time(now))
                        .addShort(state.stored()))
                .mapEmpty();
    }

    /** What went to a chat, the newest first. */
    public Future<List<Made>> of(int bot, long chat, int thread, int most) {
        return client.preparedQuery(HISTORY)
                .execute(Tuple.of(bot, chat, thread, most))
                .map(rows -> {
                    List<Made> made = new ArrayList<>(rows.size());
                    rows.forEach(row -> made.add(new Made(
                            row.getString(0),
                            row.getString(1),
                            row.getString(2),
                            row.getOffsetDateTime(3).toInstant(),
                            ReportState.of(row.getInteger(4)))));
                    return made;
                });
    }

    /** What a model has said for this question before. */
    public Future<Optional<String>> said(ReportKey key, ReportReader reader, String question) {
        return client.preparedQuery("select said from report_comment where bot = $1 and report = $2 and period = $3"
                        + " and chat = $4 and thread = $5 and subject = $6 and question = $7")
                .execute(ReportDeliveryTable.one(key, reader).addString(question))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    /** Keeps what a model has said; the first answer counts. */
    public Future<Void> keep(ReportKey key, ReportReader reader, String question, String said, Instant now) {
        return client.preparedQuery("insert into report_comment(bot, report, period, chat, thread, subject, question,"
                        + " said, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing")
                .execute(ReportDeliveryTable.one(key, reader)
                        .addString(question)
                        .addString(StoredText.clean(said))
                        .addValue(ReportRunTable.time(now)))
                .mapEmpty();
    }

    /** What is older than the history is kept. */
    public Future<Void> forgetBefore(OffsetDateTime moment) {
        return client.preparedQuery("with gone as (delete from report_comment where at < $1)"
                        + " delete from report_asked where at < $1")
                .execute(Tuple.of(moment))
                .mapEmpty();
    }
}
