package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jackfield admin logs}. */
@Command(
        name = "logs",
        description = "Show the newest lines of the log, the newest last. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin logs --plugin llm-openai --level warn",
            "  jackfield admin logs --trace helper-3k9",
            "  jackfield admin logs --follow"
        })
final class LogsCommand extends HostCommand {
    private static final long AGAIN_MILLIS = 1_000;

    @Option(names = "--level", paramLabel = "LEVEL", description = "The least important one: error, warn, info, debug.")
    private String level;

    @Option(names = "--logger", paramLabel = "NAME", description = "The beginning of its name, or its last part.")
    private String logger;

    @Option(names = "--plugin", paramLabel = "ID", description = "Only what is about this plugin.")
    private String plugin;

    @Option(names = "--bot", paramLabel = "ID", description = "Only what is about this bot.")
    private String bot;

    @Option(names = "--trace", paramLabel = "CODE", description = "Only one update: the code that its user was told.")
    private String trace;

    @Option(names = "--text", paramLabel = "TEXT", description = "Only lines with this in their message.")
    private String text;

    @Option(names = "--most", paramLabel = "N", defaultValue = "100", description = "How many lines (100).")
    private int most;

    @Option(names = "--follow", description = "Go on with lines as they come, until it is interrupted.")
    private boolean follow;

    @Spec
    private CommandSpec spec;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        if (follow) {
            follow(host);
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        host.get("/logs?most=" + most + filter("&")).path("lines").forEach(line -> lines.add(line(line)));
        Collections.reverse(lines);
        return lines.isEmpty() ? List.of("No line in memory is like that.") : lines;
    }

    /** Also across restarts of the host. */
    private void follow(AdminClient host) throws InterruptedException {
        Optional<String> last = Optional.empty();
        while (true) {
            try {
                last = host.events("/logs/live" + filter("?"), last, this::show);
            } catch (JackfieldException e) {
                if (last.isEmpty()) {
                    throw e;
                }
            }
            if (spec.commandLine().getOut().checkError()) {
                return;
            }
            Thread.sleep(AGAIN_MILLIS);
        }
    }

    private boolean show(String event, JsonNode data) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(printable(
                event.equals("skipped") ? "… " + data.path("lines").asLong() + " lines were skipped" : line(data)));
        out.flush();
        return !out.checkError();
    }

    private String filter(String first) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("level", level);
        wanted.put("logger", logger);
        wanted.put("plugin", plugin);
        wanted.put("bot", bot);
        wanted.put("trace", trace);
        wanted.put("text", text);
        wanted.values().removeIf(value -> value == null);
        return wanted.isEmpty()
                ? ""
                : wanted.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", first, ""));
    }

    private static String line(JsonNode line) {
        String trace = line.path("trace").asText();
        return line.path("at").asText()
                + " %-5s ".formatted(line.path("level").asText())
                + line.path("logger").asText().replaceFirst("^io\\.jackfield\\..*\\.", "")
                + (trace.isEmpty() ? " " : " [" + trace + "] ")
                + line.path("message").asText().replaceAll("[\\r\\n]+\\s*", " | ");
    }
}
