package io.jackfield.host;

import io.jackfield.host.store.DatabaseSize;
import io.jackfield.host.store.DatabaseSize.Size;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.web.HealthReport;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** How the process, its machine and its database are. Core loop only. */
final class SystemState {
    private static final int TABLES = 15;
    private static final double MILLIS = 1e6;

    private final NodeContext node;
    private final StorageWing storage;
    private final OutboxWing out;
    private final HostReports reports;
    private final Outside outside;
    private final DatabaseSize size;
    private final Instant begun;

    SystemState(NodeContext node, StorageWing storage, OutboxWing out, HostReports reports, Outside outside) {
        this.node = node;
        this.storage = storage;
        this.out = out;
        this.reports = reports;
        this.outside = outside;
        size = new DatabaseSize(storage.pool());
        begun = node.clock().instant();
    }

    /** Everything as it is now; a database that does not answer is told in its place. */
    Future<JsonObject> json() {
        JsonObject state = new JsonObject()
                .put("version", outside.version())
                .put("since", begun.truncatedTo(ChronoUnit.SECONDS).toString())
                .put(
                        "uptimeSeconds",
                        Duration.between(begun, node.clock().instant()).toSeconds())
                .put("java", java())
                .put("flow", flow())
                .put("lingering", lingering())
                .put("disk", disk());
        return size.now(TABLES)
                .map(SystemState::database)
                .otherwise(
                        error -> new JsonObject().put("problem", "the database does not answer: " + error.getMessage()))
                .map(database -> state.put("database", database));
    }

    private static JsonObject java() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new JsonObject()
                .put("version", Runtime.version().toString())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("heapUsed", heap.getUsed())
                .put("heapMax", heap.getMax())
                .put("threads", ManagementFactory.getThreadMXBean().getThreadCount())
                .put("classes", ManagementFactory.getClassLoadingMXBean().getLoadedClassCount())
                .put("pid", ProcessHandle.current().pid());
    }

    private JsonObject flow() {
        HealthReport health = reports.health();
        JsonObject waiting = new JsonObject();
        health.waiting().forEach(waiting::put);
        Duration oldest = node.table().bots().stream()
                .map(ServedBot::number)
                .map(out.outbox::oldestUnsent)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new JsonObject()
                .put("ready", health.ready())
                .put("database", health.database())
                .put("redis", health.redis())
                .put("redisPingMillis", storage.redis.pingSeconds() * 1_000)
                .put("journalLagMillis", storage.journal.lag().toNanos() / MILLIS)
                .put("oldestUnsentMillis", oldest.toNanos() / MILLIS)
                .put("waiting", waiting);
    }

    private JsonArray lingering() {
        JsonArray list = new JsonArray();
        reports.health()
                .lingering()
                .forEach(one -> list.add(new JsonObject()
                        .put("plugin", one.plugin())
                        .put("version", one.version())
                        .put("since", one.since().toString())
                        .put("metaspaceBytes", one.metaspaceBytes())));
        return list;
    }

    private JsonObject disk() {
        try {
            FileStore store = Files.getFileStore(node.config().home());
            return new JsonObject()
                    .put("home", node.config().home().toString())
                    .put("free", store.getUsableSpace())
                    .put("total", store.getTotalSpace());
        } catch (IOException e) {
            return new JsonObject().put("problem", "the disk cannot be looked at: " + e.getMessage());
        }
    }

    private static JsonObject database(Size size) {
        JsonArray tables = new JsonArray();
        size.tables()
                .forEach(table -> tables.add(new JsonObject()
                        .put("schema", table.schema())
                        .put("table", table.name())
                        .put("partitions", table.partitions())
                        .put("rows", table.rows())
                        .put("bytes", table.bytes())));
        return new JsonObject()
                .put("version", size.version())
                .put("bytes", size.bytes())
                .put("tables", tables);
    }
}
