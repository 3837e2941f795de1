package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
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
final class SubscriptionListCommand extends PageCommand {
    private static final String ROW = "%-12s %-16s %-12s %-9s %-10s %-17s %-17s %s";

    @Mixin
    private SubscriptionFilters filters;

    @Option(names = "--after", paramLabel = "PLACE", description = "Go on after the page before, as its end says.")
    private String after;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get(subscriptions() + filters.query(page("after", after)));
        return table(
                found,
                "subscriptions",
                "after",
                ROW.formatted("USER", "NAME", "PLAN", "KIND", "STATE", "SINCE", "UNTIL", ""),
                SubscriptionListCommand::row);
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
