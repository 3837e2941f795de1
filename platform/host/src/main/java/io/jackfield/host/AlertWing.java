package io.jackfield.host;

import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.StandingTroubles;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.backup.BackupFolder;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.store.AlertSnoozeTable;
import io.jackfield.host.store.AlertTable;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at how the rooms are and raises alerts of what somebody has to see to. Core loop only. */
final class AlertWing {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration BACKUPS_EVERY = Duration.ofMinutes(5);
    /** So long a host may run before its first backup. */
    private static final Duration FIRST_BACKUP = Duration.ofDays(1);

    /** So long what was open in an earlier life may take to be raised again. */
    private static final Duration EARLIER_FOR = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(AlertWing.class);

    final Alerts alerts;
    final AlertSnoozeTable snoozes;
    private final AlertTable table;
    private final NodeContext node;
    private final OutboxWing out;
    private final HostReports reports;
    private final StandingTroubles standing;
    private final StandingTroubles backups;
    private final Instant begun;
    private Map<String, Instant> kept = Map.of();
    private boolean stopped;

    AlertWing(NodeContext node, StorageWing storage, OutboxWing out, DeskWing desks, HostReports reports) {
        this.node = node;
        this.out = out;
        this.reports = reports;
        alerts = desks.alerts;
        snoozes = new AlertSnoozeTable(storage.pool());
        table = new AlertTable(storage.pool());
        standing = new StandingTroubles(alerts);
        backups = new StandingTroubles(alerts);
        begun = node.clock().instant();
    }

    /** Completes when what was open or snoozed before is known. */
    Future<Void> remember() {
        return snoozes.load(node.clock().instant())
                .compose(snoozed -> table.load().map(open -> {
                    alerts.remember(snoozed);
                    alerts.rememberOpen(open);
                    kept = open;
                    return null;
                }));
    }

    /** A change is stored with the next look; what is lost with the process was raised or cleared just then. */
    private void keep() {
        if (begun.plus(EARLIER_FOR).isBefore(node.clock().instant())) {
            alerts.forgetEarlier();
        }
        Map<String, Instant> now = alerts.since();
        if (!now.equals(kept)) {
            table.put(now)
                    .onSuccess(done -> kept = now)
                    .onFailure(error -> LOG.debug("alerts: not stored yet: {}", error.getMessage()));
        }
    }

    void start() {
        look();
        lookAtBackups();
    }

    void stop() {
        stopped = true;
    }

    private void look() {
        if (!stopped) {
            lookNow();
            keep();
            node.loop().later(EVERY, this::look);
        }
    }

    /** What is wrong at this moment is raised, what no longer is is over. */
    void lookNow() {
        var health = reports.health();
        var unreachable = new TreeMap<String, String>();
        health.bots().keySet().forEach(bot -> out.outbox.trouble(bot).ifPresent(words -> unreachable.put(bot, words)));
        List<Trouble> found = HostTroubles.of(health, unreachable);
        found.addAll(HostTroubles.lingering(
                health.lingering(),
                one -> Duration.between(one.since(), node.clock().instant())));
        standing.found(found);
    }

    private void lookAtBackups() {
        Duration limit = node.config().alerts().backupAge();
        if (stopped || limit.isZero() || node.config().sandboxMode()) {
            return;
        }
        VirtualThreads.call(node.vertx(), "backup-age", this::newestBackup)
                .onSuccess(
                        newest -> backups.found(overdue(newest, limit).stream().toList()))
                .onComplete(done -> node.loop().later(BACKUPS_EVERY, this::lookAtBackups));
    }

    private Optional<Instant> newestBackup() throws IOException {
        return BackupFolder.of(node.config().home()).newestAt();
    }

    private Optional<Trouble> overdue(Optional<Instant> newest, Duration limit) {
        Instant now = node.clock().instant();
        boolean fine = newest.map(at -> at.plus(limit))
                .orElse(begun.plus(FIRST_BACKUP))
                .isAfter(now);
        if (fine) {
            return Optional.empty();
        }
        String words = newest.map(at -> "the newest backup is of " + at).orElse("there is no backup in data/backups")
                + "; make one with jackfield backup, or set alerts.backupAge: 0s where others are made";
        return Optional.of(Trouble.of("backup", words).endedBy(AlertAction.backUp()));
    }
}
