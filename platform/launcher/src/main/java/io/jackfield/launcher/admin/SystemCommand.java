package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin system}. */
@Command(
        name = "system",
        description = "Show how the host's process, machine and database are. Backups are made with: jackfield backup.",
        mixinStandardHelpOptions = true)
final class SystemCommand extends HostCommand {
    private static final long MEBIBYTE = 1 << 20;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode state = host.get("/system");
        JsonNode java = state.path("java");
        JsonNode flow = state.path("flow");
        JsonNode disk = state.path("disk");
        JsonNode database = state.path("database");
        List<String> lines = new ArrayList<>();
        lines.add(state.path("version").asText() + ", since "
                + state.path("since").asText() + ", pid " + java.path("pid").asLong() + ", Java "
                + java.path("version").asText());
        lines.add("heap       " + mebibytes(java.path("heapUsed")) + " of " + mebibytes(java.path("heapMax")) + ", "
                + java.path("threads").asInt() + " threads");
        lines.add("journal    %.0f ms behind, oldest unsent %.0f ms, waiting %s"
                .formatted(
                        flow.path("journalLagMillis").asDouble(),
                        flow.path("oldestUnsentMillis").asDouble(),
                        flow.path("waiting").toString()));
        lines.add("disk       " + mebibytes(disk.path("free")) + " free of " + mebibytes(disk.path("total")) + " at "
                + disk.path("home").asText());
        lines.add("database   " + mebibytes(database.path("bytes")) + ", PostgreSQL "
                + database.path("version").asText() + database.path("problem").asText());
        database.path("tables")
                .forEach(table -> lines.add("           %-40s %12s %10d rows%s"
                        .formatted(
                                table.path("schema").asText() + "."
                                        + table.path("table").asText(),
                                mebibytes(table.path("bytes")),
                                table.path("rows").asLong(),
                                table.path("partitions").asInt() == 0
                                        ? ""
                                        : " in " + table.path("partitions").asInt() + " days")));
        JsonNode backups = host.get("/system/backups").path("backups");
        lines.add("backups    "
                + (backups.isEmpty()
                        ? "none"
                        : backups.size() + ", the newest of "
                                + backups.path(0).path("madeAt").asText()));
        return lines;
    }

    private static String mebibytes(JsonNode bytes) {
        return "%.1f MiB".formatted(bytes.asDouble() / MEBIBYTE);
    }
}
