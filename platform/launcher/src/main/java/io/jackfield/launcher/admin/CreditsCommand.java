package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin user credits}. */
@Command(
        name = "credits",
        description = "Show what a user has of credits, and how they came and went, the newest first. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user credits 42 --bot helper"})
final class CreditsCommand extends OneUserCommand {
    private static final String ROW = "%-17s %-9s %8s %8s  %s";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many entries at most, 1 to 500 (${DEFAULT-VALUE}).")
    private String limit;

    @Option(names = "--before", paramLabel = "NUMBER", description = "Go on with those before this entry.")
    private String before;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        Map<String, String> page = new LinkedHashMap<>();
        page.put("limit", limit);
        page.put("before", before);
        JsonNode credits = host.get(path() + "/credits" + query(page));
        List<String> lines = new ArrayList<>(List.of(balance(credits)));
        if (credits.path("entries").isEmpty()) {
            return lines;
        }
        lines.add(ROW.formatted("TIME", "HOW", "CREDITS", "LEFT", "").stripTrailing());
        credits.path("entries").forEach(entry -> lines.add(row(entry)));
        if (credits.has("before")) {
            lines.add("There may be more: --before " + credits.path("before").asText());
        }
        return lines;
    }

    static String balance(JsonNode credits) {
        String held = credits.path("held").asLong() > 0
                ? ", of which answers under way hold " + credits.path("held").asText()
                : "";
        return "User " + credits.path("user").asText() + " has "
                + credits.path("balance").asText() + " credits" + held + ".";
    }

    private static String row(JsonNode entry) {
        List<String> more = new ArrayList<>();
        for (String name : List.of("order", "model", "by", "reason")) {
            if (!entry.path(name).asText().isEmpty()) {
                more.add(entry.path(name).asText());
            }
        }
        return ROW.formatted(
                        PaymentLines.moment(entry.path("at")),
                        entry.path("kind").asText(),
                        "%+d".formatted(entry.path("amount").asLong()),
                        entry.path("balance").asText(),
                        String.join(", ", more))
                .stripTrailing();
    }
}
