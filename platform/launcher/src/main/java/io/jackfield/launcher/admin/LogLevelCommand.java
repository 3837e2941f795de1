package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin log-level}. */
@Command(
        name = "log-level",
        description = "Give a logger another level for a while; without one, show which have.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin log-level plugin.command-chat debug --minutes 15"})
final class LogLevelCommand extends WrittenCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "LOGGER", description = "Such as plugin.command-chat.")
    private String logger;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LEVEL",
            description = "error, warn, info, debug, trace; without it the logger has its usual one again.")
    private String level;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "15",
            description = "For how long, 1 to 60 (${DEFAULT-VALUE}).")
    private int minutes;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        if (logger != null && level != null) {
            host.post(
                    "/logs/levels",
                    order().put("logger", logger).put("level", level).put("minutes", minutes));
        } else if (logger != null) {
            host.delete("/logs/levels/" + encoded(logger) + "?by=" + encoded(by()));
        }
        List<String> lines = new ArrayList<>();
        host.get("/logs/levels").path("levels").forEach(change -> lines.add(line(change)));
        return lines.isEmpty() ? List.of("Every logger has its usual level.") : lines;
    }

    private static String line(JsonNode change) {
        return change.path("logger").asText() + " logs " + change.path("level").asText() + " until "
                + change.path("until").asText() + ", by " + change.path("by").asText();
    }
}
