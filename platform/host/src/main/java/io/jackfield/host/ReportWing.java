package io.jackfield.host;

import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminReports;
import io.jackfield.host.admin.UserLookup;
import io.jackfield.host.report.AskedReports;
import io.jackfield.host.report.HostReportDesk;
import io.jackfield.host.report.KeptComments;
import io.jackfield.host.report.ReportDirectory;
import io.jackfield.host.report.ReportRecords;
import io.jackfield.host.report.ReportRuns;
import io.jackfield.host.report.ReportServices;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.store.PersonTable;
import io.jackfield.host.store.ReportDeliveryTable;
import io.jackfield.host.store.ReportHistoryTable;
import io.jackfield.host.store.ReportRunTable;
import io.vertx.core.Future;
import java.util.List;

/** The room in which reports are made, on request and on schedules. */
final class ReportWing {
    final ReportRuns runs;
    final ReportRecords records;
    private final StorageWing storage;

    ReportWing(
            NodeContext node,
            StorageWing storage,
            OutboxWing out,
            DeskWing desks,
            PluginWing plugins,
            ModelWing models,
            LateDesks late) {
        this.storage = storage;
        ReportDirectory directory = new ReportDirectory(plugins.room::find);
        AskedReports asked = new AskedReports(node.loop(), node.blocking(), desks.contexts::viewOf);
        ReportHistoryTable history = new ReportHistoryTable(storage.pool());
        KeptComments comments = new KeptComments(node.blocking(), history, () -> models.desk, node.clock());
        HostReportDesk desk = new HostReportDesk(new HostReportDesk.Services(
                node.blocking(),
                node.table()::bot,
                directory,
                asked,
                comments,
                history,
                desks.contexts.people(),
                desks.billing.desk(),
                node.config().plugins(),
                node.clock()));
        late.reports.set(plugin -> desk);
        ReportServices services = new ReportServices(
                node.blocking(),
                directory,
                asked,
                comments,
                new ReportRunTable(storage.pool()),
                new ReportDeliveryTable(storage.pool()),
                new PersonTable(storage.pool()),
                new MemoryTable(storage.pool()),
                desks.contexts::encoderOf,
                out.outbox,
                node.clock());
        runs = new ReportRuns(node.loop(), services, node.table()::bots, node.meters(), desks.alerts);
        records = new ReportRecords(services, runs);
    }

    /** Once everything is open. */
    void start() {
        runs.start(storage.journal::healthy);
    }

    void stop() {
        runs.stop();
    }

    /** What has become due is done. */
    Future<Void> clockTurned() {
        return runs.clockTurned();
    }

    /** What operators do with reports. */
    List<AdminCall> calls(NodeContext node, UserLookup lookup) {
        return new AdminReports(lookup, node.table()::bots, records, node.clock()).calls();
    }
}
