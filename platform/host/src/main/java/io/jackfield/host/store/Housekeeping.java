package io.jackfield.host.store;

import io.jackfield.host.config.KeepConfig;
import io.jackfield.host.loop.CoreLoop;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the tables from growing for ever: at the start and every hour. */
public final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int USAGE_DAYS = 91;
    /** The journal is kept for longer than that. */
    private static final Duration NEWS = Duration.ofHours(36);

    /** Those of operators are over long before. */
    private static final Duration SESSION = Duration.ofDays(1);

    private final CoreLoop loop;
    private final Partitions partitions;
    private final DialogueTable dialogues;
    private final AttachmentTable attachments;
    private final SentOnceTable sentOnce;
    private final ShownMessageTable shown;
    private final QuotaTable quotas;
    private final PaymentCallbackTable callbacks;
    private final EventDeliveryTable deliveries;
    private final MailTable mails;
    private final NoticeTable notices;
    private final ReportDeliveryTable reports;
    private final ReportHistoryTable reportHistory;
    private final BroadcastTable broadcasts;
    private final LetterTable letters;
    private final OperatorSessionTable sessions;
    private final OperatorActionTable actions;
    private final StatisticTable statistics;
    private final KeepConfig keep;
    private final Clock clock;
    private boolean stopped;

    public Housekeeping(CoreLoop loop, Pool client, Clock clock, KeepConfig keep) {
        this.loop = loop;
        this.clock = clock;
        this.keep = keep;
        partitions = new Partitions(client, clock, keep.journalDays(), keep.eventDays());
        dialogues = new DialogueTable(client);
        attachments = new AttachmentTable(client);
        sentOnce = new SentOnceTable(client);
        shown = new ShownMessageTable(client, clock);
        quotas = new QuotaTable(client);
        callbacks = new PaymentCallbackTable(client);
        deliveries = new EventDeliveryTable(client);
        mails = new MailTable(client);
        notices = new NoticeTable(client);
        reports = new ReportDeliveryTable(client);
        reportHistory = new ReportHistoryTable(client);
        broadcasts = new BroadcastTable(client);
        letters = new LetterTable(client);
        sessions = new OperatorSessionTable(client);
        actions = new OperatorActionTable(client);
        statistics = new StatisticTable(client);
    }

    /** Completes when the partitions of today are there. */
    public Future<Void> start() {
        loop.later(Duration.ofMinutes(1), this::turn);
        return makeDays();
    }

    /** The days around today get their partitions. */
    public Future<Void> makeDays() {
        return partitions.turn();
    }

    public void stop() {
        stopped = true;
    }

    private void turn() {
        if (stopped) {
            return;
        }
        partitions
                .turn()
                .compose(done -> letters.forgetBefore(Partitions.today(clock) - keep.journalDays()))
                .compose(done -> dialogues.forgetBefore(now().minusDays(keep.dialogueDays())))
                .compose(done -> attachments.removeOlderThanDays(keep.journalDays()))
                .compose(done -> sentOnce.forgetOlderThan(now()))
                .compose(done -> shown.forgetOld())
                .compose(done -> quotas.forgetBefore(now().toLocalDate().minusDays(USAGE_DAYS)))
                .compose(done -> callbacks.forgetBefore(now().minusDays(keep.callbackDays())))
                .compose(done -> deliveries.forgetBefore(Partitions.today(clock) - keep.eventDays()))
                .compose(done -> mails.forgetOlderThan(clock.instant()))
                .compose(done -> notices.noteUndelivered(clock.instant().minus(NEWS)))
                .compose(done ->
                        notices.forgetBefore(now().minusDays(keep.noticeDays()).toInstant()))
                .compose(done -> reports.forgetBefore(now().minusDays(keep.reportDays())))
                .compose(done -> reportHistory.forgetBefore(now().minusDays(keep.reportDays())))
                .compose(done -> broadcasts.forgetBefore(now().minusDays(keep.noticeDays())))
                .compose(done -> sessions.forgetBefore(clock.instant().minus(SESSION)))
                .compose(done -> actions.forgetBefore(now().minusDays(keep.auditDays())))
                .compose(done -> statistics.forgetBefore(
                        now().minusDays(keep.statisticDays()).toInstant()))
                .compose(done -> partitions.indexPastEvents())
                .onFailure(error -> LOG.warn("housekeeping: {}; it is done again in an hour", error.getMessage()))
                .onComplete(done -> loop.later(EVERY, this::turn));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
