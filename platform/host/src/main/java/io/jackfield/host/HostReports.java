package io.jackfield.host;

import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.AdminDatabases;
import io.jackfield.host.admin.AdminHost;
import io.jackfield.host.unload.Lingering;
import io.jackfield.host.web.HealthReport;
import io.jackfield.host.web.PluginsReport;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** How the rooms are, for operators. Core loop only. */
final class HostReports {
    private final NodeContext node;
    private final StorageWing storage;
    private final OutboxWing out;
    private final DeskWing desks;
    private final PluginWing plugins;
    private final ModelWing models;
    private final BotWing bots;
    private final ReportWing reports;
    private final LetterWing letters;
    private final BooleanSupplier ready;

    /** @param ready whether updates are taken */
    HostReports(
            NodeContext node,
            StorageWing storage,
            OutboxWing out,
            DeskWing desks,
            PluginWing plugins,
            ModelWing models,
            BotWing bots,
            ReportWing reports,
            LetterWing letters,
            BooleanSupplier ready) {
        this.node = node;
        this.storage = storage;
        this.out = out;
        this.desks = desks;
        this.plugins = plugins;
        this.models = models;
        this.bots = bots;
        this.reports = reports;
        this.letters = letters;
        this.ready = ready;
    }

    HealthReport health() {
        boolean stores = storage.journal.healthy();
        return new HealthReport(
                ready.getAsBoolean() && stores,
                stores,
                storage.redis.isUp(),
                storage.foreignDatabases.states(),
                Map.of(
                        "journal", storage.journal.backlog(),
                        "outbox", out.outbox.waiting(),
                        "calls", desks.calls.count(),
                        "letters", letters.open.all()),
                bots.statesWithTrouble(),
                plugins.room.statuses(),
                desks.calls.quarantines(),
                plugins.watch.lingering(),
                models.breakers.leftAlone(),
                models.watch.findings(),
                reports.runs.states(),
                desks.alerts.all());
    }

    PluginsReport plugins() {
        return new PluginsReport(
                node.config().plugins().directory(),
                plugins.room.statuses(),
                plugins.room.live(),
                desks.calls::figures);
    }

    /** Searches the whole heap for what holds plugins that were unloaded. */
    Future<List<Lingering>> findHolders() {
        return node.vertx().executeBlocking(plugins.watch::findHolders, false);
    }

    /** What operators ask of the host itself. */
    List<AdminCall> calls() {
        return AdminCalls.together(
                new AdminHost(() -> health().json()).calls(),
                new AdminDatabases(node.vertx(), node.liveConfig()::now).calls());
    }
}
