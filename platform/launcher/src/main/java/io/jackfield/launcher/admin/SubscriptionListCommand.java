package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackfield admin subscriptions list}. */
@Command(
        name = "list",
        description = "List subscriptions, the next to end first. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin subscriptions list --bot helper --within 7d",
            "  jackfield admin subscriptions list --bot helper --plan vip --state all --user 42"
        })
final class SubscriptionListCommand extends BotCommand {
    private static final String ROW = "%-12s %-16s %-12s %-9s %-10s %-17s %-17s %s";

    @Mixin
    private SubscriptionFilters filters;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many at most, 1 to 500 (${DEFAULT-VALUE}).")
    private String limit;

    @Option(names = "--after", paramLabel = "PLACE", description = "Go on after the page before, as its end says.")
    private String after;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        Map<String, String> page = new LinkedHashMap<>();
        page.put("limit", limit);
        page.put("after", after);
        JsonNode found = host.get(subscriptions() + filters.query(page));
        if (found.path("subscriptions").isEmpty()) {
            return List.of("There are no such subscriptions.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("USER", "NAME", "PLAN", "KIND", "STATE", "SINCE", "UNTIL", "")
                .stripTrailing());
        found.path("subscriptions").forEach(one -> lines.add(row(one)));
        if (found.has("after")) {
            lines.add("There may be more: --after " + found.path("after").asText());
        }
        return lines;
    }

    private static String row(JsonNode one) {
        return ROW.formatted(
                        one.path("user").asText(),
                        one.path("name").asText(),
                        one.path("plan").asText(),
                        one.path("kind").asText(),
                        one.path("state").asText(),
                        PaymentLines.moment(one.path("since")),
                        one.has("until") ? PaymentLines.moment(one.path("until")) : "no end",
                        marks(one))
                .stripTrailing();
    }

    private static String marks(JsonNode one) {
        List<String> marks = new ArrayList<>();
        if (one.path("renews").asBoolean()) {
            marks.add("renews");
        }
        if (one.has("next")) {
            marks.add("then " + one.path("next").asText());
        }
        return String.join(", ", marks);
    }
}
