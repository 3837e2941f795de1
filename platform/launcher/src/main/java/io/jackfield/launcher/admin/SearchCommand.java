package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin search}. */
@Command(
        name = "search",
        description = {
            "Find users, letters, lines of the log, orders, payments, plugins, bots, settings and jobs.",
            "Only what you may see is looked through."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin search @ada",
            "  jackfield admin search helper-3k9",
            "  jackfield admin search Ada Lovelace"
        })
final class SearchCommand extends HostCommand {
    private static final String ROW = "  %-24s %s";

    @Parameters(
            paramLabel = "WORDS",
            arity = "1..*",
            description = "A Telegram id, an @username, how a name begins, the code of an update, an order, a payment,"
                    + " or a part of the name of a plugin, bot, setting or job.")
    private List<String> words;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get("/search?q=" + encoded(String.join(" ", words)));
        if (found.path("groups").isEmpty()) {
            return List.of("Nothing is called so.");
        }
        List<String> lines = new ArrayList<>();
        found.path("groups").forEach(group -> lines.addAll(group(group)));
        return lines;
    }

    private static List<String> group(JsonNode group) {
        String kind = group.path("kind").asText();
        List<String> lines = new ArrayList<>();
        lines.add(kind);
        group.path("rows").forEach(row -> lines.add(row(kind, row)));
        if (group.path("more").asBoolean()) {
            lines.add("  There are more; look for something longer.");
        }
        return lines;
    }

    private static String row(String kind, JsonNode row) {
        return switch (kind) {
            case "users" -> row(row, "id", UserLines.name(row), UserLines.username(row));
            case "letters" -> row(row, "letter", text(row, "code"), text(row, "words"));
            case "logs" -> row(row, "trace", text(row, "message"));
            case "orders" -> row(row, "order", text(row, "title"), text(row, "price"));
            case "payments" -> row(row, "number", text(row, "provider"), text(row, "amount"));
            case "plugins" -> row(row, "id", text(row, "state"));
            case "bots" -> row(row, "id", text(row, "name"));
            case "settings" -> row(row, "path", text(row, "value"));
            case "jobs" -> row(row, "job", "of plugin " + text(row, "plugin"));
            default -> "  " + row;
        };
    }

    /** What it is called, what it is, and whose it is where bots have their own. */
    private static String row(JsonNode row, String name, String... about) {
        List<String> all = new ArrayList<>(List.of(about));
        all.removeIf(String::isEmpty);
        if (!text(row, "bot").isEmpty()) {
            all.add("bot " + text(row, "bot"));
        }
        return ROW.formatted(text(row, name), String.join(", ", all)).stripTrailing();
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).isNull() ? "" : row.path(field).asText();
    }
}
