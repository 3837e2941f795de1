package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin audit}. */
@Command(
        name = "audit",
        description = "Show what operators did, the newest first. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin audit --who eve --from 2026-12-01",
            "  jackfield admin audit --action users --bot helper --subject 4711 --changes",
            "  jackfield admin audit --file audit.csv"
        })
final class AuditCommand extends HostCommand {
    private static final String ROW = "%-17s %-14s %-9s %-26s %-20s %s";

    @Option(names = "--who", paramLabel = "NAME", description = "Only what this operator did.")
    private String who;

    @Option(
            names = "--action",
            paramLabel = "NAME",
            description = "Only this, such as users.grant, or all of an area, such as users.")
    private String action;

    @Option(names = "--bot", paramLabel = "ID", description = "Only what concerns this bot.")
    private String bot;

    @Option(names = "--subject", paramLabel = "TEXT", description = "Only what was done to this, such as a user's id.")
    private String subject;

    @Option(names = "--from", paramLabel = "TIME", description = "Only from this day or moment on.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only up to and with this day, or up to this moment.")
    private String to;

    @Option(names = "--before", paramLabel = "PLACE", description = "Go on where the last call ended.")
    private String before;

    @Option(names = "--changes", description = "Show how it was before and after.")
    private boolean changes;

    @Option(names = "--file", paramLabel = "FILE", description = "All of it as CSV into this file.")
    private Path file;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        if (file != null) {
            host.patient().download("/audit/export" + query(filters()), file);
            return List.of("Written to " + file + ".");
        }
        Map<String, String> wanted = filters();
        wanted.put("before", before);
        JsonNode found = host.get("/audit" + query(wanted));
        if (found.path("entries").isEmpty()) {
            return List.of("Nothing of the kind was done.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("TIME", "BY", "BOT", "ACTION", "SUBJECT", "OUTCOME"));
        found.path("entries").forEach(entry -> add(lines, entry));
        if (found.path("more").asBoolean()) {
            lines.add("There is more: --before " + found.path("before").asText());
        }
        return lines;
    }

    private Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("who", who);
        filters.put("action", action);
        filters.put("bot", bot);
        filters.put("subject", subject);
        filters.put("from", from);
        filters.put("to", to);
        return filters;
    }

    private void add(List<String> lines, JsonNode entry) {
        lines.add(ROW.formatted(
                        PaymentLines.moment(entry.path("at")),
                        by(entry),
                        entry.hasNonNull("bot") ? entry.path("bot").asText() : "-",
                        entry.path("action").asText(),
                        entry.path("subject").asText(),
                        entry.path("outcome").asText()
                                + reason(entry.path("reason").asText()))
                .stripTrailing());
        if (changes && entry.hasNonNull("after")) {
            lines.add("  before " + entry.path("before"));
            lines.add("  after  " + entry.path("after"));
        }
    }

    private static String by(JsonNode entry) {
        String name = entry.path("by").asText();
        return switch (entry.path("with").asText()) {
            case "host" -> name + " (host)";
            case "telegram" -> "telegram " + name;
            default -> name;
        };
    }

    private static String reason(String words) {
        return words.isEmpty() ? "" : ", because: " + words;
    }
}
