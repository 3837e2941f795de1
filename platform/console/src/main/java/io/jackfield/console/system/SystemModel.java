package io.jackfield.console.system;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Chart;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The machine.
 *
 * @param facts names and values, in cards
 * @param tables what takes room in the database
 * @param backups the newest first
 * @param running what is being made or tried; empty for nothing
 * @param outcome how the last one ended; empty for none
 * @param failed whether it failed
 */
public record SystemModel(
        List<Card> facts,
        List<Chart> charts,
        Table tables,
        List<Backup> backups,
        boolean canVerify,
        String running,
        String outcome,
        boolean failed) {
    /** Things about one part. */
    public record Card(String title, List<Fact> facts) {}

    /** @param moment whether the value is a time, as the API writes it */
    public record Fact(String name, String value, boolean moment) {
        static Fact of(String name, Object value) {
            return new Fact(name, String.valueOf(value), false);
        }
    }

    /** @param verifiedAt when it was last restored for a try; empty for never */
    public record Backup(String file, String madeAt, String size, String verifiedAt) {}

    static SystemModel of(Visit visit, JsonObject state, JsonObject backups) {
        JsonObject running = backups.getJsonObject("running", new JsonObject());
        JsonObject last = backups.getJsonObject("last", new JsonObject());
        String problem = JsonText.text(last, "problem");
        return new SystemModel(
                cards(visit, state),
                List.of(
                        new Chart(visit.text("system.chart.lag"), "/figures?name=journal.lag,outbox.oldest,loop.delay"),
                        new Chart(visit.text("system.chart.threads"), "/figures?name=threads")),
                tables(visit, state.getJsonObject("database")),
                JsonText.objects(backups, "backups").stream()
                        .map(SystemModel::backup)
                        .toList(),
                backups.getBoolean("canVerify", false),
                running.isEmpty()
                        ? ""
                        : visit.text(
                                "system.running." + running.getString("kind"),
                                running.getString("file"),
                                size(running.getLong("writtenBytes", 0L))),
                last.isEmpty()
                        ? ""
                        : problem.isEmpty()
                                ? visit.text("system.ended." + last.getString("kind"), last.getString("file"))
                                : visit.text("system.failed", last.getString("file"), problem),
                !problem.isEmpty());
    }

    private static Backup backup(JsonObject backup) {
        return new Backup(
                backup.getString("file"),
                backup.getString("madeAt"),
                size(backup.getLong("bytes")),
                JsonText.text(backup, "verifiedAt"));
    }

    private static List<Card> cards(Visit visit, JsonObject state) {
        JsonObject java = state.getJsonObject("java");
        JsonObject flow = state.getJsonObject("flow");
        JsonObject disk = state.getJsonObject("disk");
        JsonObject database = state.getJsonObject("database");
        return List.of(
                new Card(
                        visit.text("system.process"),
                        List.of(
                                Fact.of(visit.text("system.version"), state.getString("version")),
                                new Fact(visit.text("system.since"), state.getString("since"), true),
                                Fact.of("Java", java.getString("version")),
                                Fact.of(
                                        visit.text("system.heap"),
                                        size(java.getLong("heapUsed")) + " / " + size(java.getLong("heapMax"))),
                                Fact.of(visit.text("system.threads"), java.getInteger("threads")),
                                Fact.of(
                                        visit.text("system.lingering"),
                                        state.getJsonArray("lingering").size()))),
                new Card(
                        visit.text("system.flow"),
                        List.of(
                                Fact.of(visit.text("system.journal"), millis(flow, "journalLagMillis")),
                                Fact.of(visit.text("system.outbox"), millis(flow, "oldestUnsentMillis")),
                                Fact.of("Redis", redis(visit, flow)))),
                new Card(
                        visit.text("system.storage"),
                        database.containsKey("problem")
                                ? List.of(Fact.of("PostgreSQL", database.getString("problem")))
                                : List.of(
                                        Fact.of("PostgreSQL", database.getString("version")),
                                        Fact.of(visit.text("system.database"), size(database.getLong("bytes"))),
                                        Fact.of(
                                                visit.text("system.disk"),
                                                size(disk.getLong("free", 0L)) + " / "
                                                        + size(disk.getLong("total", 0L))))));
    }

    private static String redis(Visit visit, JsonObject flow) {
        return flow.getBoolean("redis", false)
                ? "%.1f ms".formatted(flow.getDouble("redisPingMillis", 0.0))
                : visit.text("system.away");
    }

    private static String millis(JsonObject flow, String name) {
        return "%.0f ms".formatted(flow.getDouble(name, 0.0));
    }

    private static Table tables(Visit visit, JsonObject database) {
        return Table.of(
                        "tables",
                        visit.text("system.tables.none"),
                        visit.text("system.table"),
                        visit.text("system.size"),
                        visit.text("system.rows"),
                        visit.text("system.days"))
                .rows(JsonText.objects(database, "tables").stream()
                        .map(table -> List.of(
                                Cell.code(table.getString("schema") + "." + table.getString("table")),
                                Cell.number(size(table.getLong("bytes"))),
                                Cell.number(table.getLong("rows")),
                                Cell.number(table.getInteger("partitions") == 0 ? "" : table.getInteger("partitions"))))
                        .toList());
    }

    /** In the unit that leaves one to four digits. */
    static String size(long bytes) {
        double left = bytes;
        for (String unit : List.of("B", "KiB", "MiB", "GiB")) {
            if (left < 1_024) {
                return (left < 10 && !unit.equals("B") ? "%.1f " : "%.0f ").formatted(left) + unit;
            }
            left /= 1_024;
        }
        return "%.1f TiB".formatted(left);
    }
}
