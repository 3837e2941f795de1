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
    private static final int USAGE_DAYS = 62;

    private final CoreLoop loop;
    private final Partitions partitions;
    private final DialogueTable dialogues;
    private final AttachmentTable attachments;
    private final SentOnceTable sentOnce;
    private final QuotaTable quotas;
    private final KeepConfig keep;
    private final Clock clock;
    private boolean stopped;

    public Housekeeping(CoreLoop loop, Pool client, Clock clock, KeepConfig keep) {
        this.loop = loop;
        this.clock = clock;
        this.keep = keep;
        partitions = new Partitions(client, clock, keep.journalDays());
        dialogues = new DialogueTable(client);
        attachments = new AttachmentTable(client);
        sentOnce = new SentOnceTable(client);
        quotas = new QuotaTable(client);
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
                .compose(done -> dialogues.forgetBefore(now().minusDays(keep.dialogueDays())))
                .compose(done -> attachments.removeOlderThanDays(keep.journalDays()))
                .compose(done -> sentOnce.forgetOlderThan(now()))
                .compose(done -> quotas.forgetBefore(now().toLocalDate().minusDays(USAGE_DAYS)))
                .onFailure(error -> LOG.warn("housekeeping: {}; it is done again in an hour", error.getMessage()))
                .onComplete(done -> loop.later(EVERY, this::turn));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
