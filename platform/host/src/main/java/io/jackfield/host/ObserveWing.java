package io.jackfield.host;

import io.jackfield.host.admin.AdminAlerts;
import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.AdminFigures;
import io.jackfield.host.admin.AdminJobs;
import io.jackfield.host.admin.AdminLogs;
import io.jackfield.host.admin.AdminSearch;
import io.jackfield.host.admin.AdminStatistics;
import io.jackfield.host.admin.AdminSystem;
import io.jackfield.host.backup.BackupContent;
import io.jackfield.host.backup.HostBackups;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.logs.TemporaryLevels;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/** What operators see of the host at work: alerts, the log, planned work, figures. Core loop only. */
final class ObserveWing {
    private final AlertWing alerts;
    private final StatisticsWing statistics;
    private final TemporaryLevels levels;
    private final LateReference<AdminCalls> all = new LateReference<>();
    private final List<AdminCall> calls;

    ObserveWing(
            NodeContext node,
            StorageWing storage,
            OutboxWing out,
            DeskWing desks,
            ModelWing models,
            HostReports reports,
            Outside outside) {
        alerts = new AlertWing(node, storage, out, desks, reports);
        statistics = new StatisticsWing(node, storage, desks, models);
        levels = new TemporaryLevels(node.loop(), outside.log(), node.clock());
        calls = Stream.of(
                        new AdminAlerts(
                                        desks.alerts,
                                        alerts.snoozes,
                                        name -> all.get().named(name),
                                        node.clock())
                                .calls(),
                        new AdminSearch(name -> all.get().named(name), desks.jobs, node.table()::bots).calls(),
                        new AdminLogs(node.vertx(), outside.log(), levels).calls(),
                        new AdminJobs(desks.jobs, desks.scheduler, node.table()::bots, node.clock()).calls(),
                        new AdminFigures(statistics.figures.ring(), node.clock()).calls(),
                        new AdminStatistics(statistics.table, node.table()::bots, node.clock()).calls(),
                        new AdminSystem(
                                        new SystemState(node, storage, out, reports, outside)::json,
                                        backups(node, outside))
                                .calls())
                .flatMap(List::stream)
                .toList();
    }

    private static HostBackups backups(NodeContext node, Outside outside) {
        HostConfig config = node.config();
        return new HostBackups(
                node.vertx(),
                config.database().url().orElseThrow(),
                new BackupContent(config.home(), config.plugins().directory(), false, outside.version()),
                outside.trial(),
                node.clock());
    }

    /** What operators can ask of it. */
    List<AdminCall> calls() {
        return calls;
    }

    /** Everything that operators can do, which alerts offer some of. */
    void offers(AdminCalls everything) {
        all.set(everything);
    }

    /** Completes when what was open or snoozed before is known. */
    Future<Void> remember() {
        return alerts.remember();
    }

    /** Once updates come in. */
    void start(StorageWing storage) {
        alerts.start();
        statistics.start(storage.journal::healthy);
    }

    void stop() {
        alerts.stop();
        statistics.stop();
        levels.endAll();
    }

    /** Brings figures up to date by what the clock says now. */
    Future<Void> clockTurned() {
        return statistics.clockTurned();
    }
}
