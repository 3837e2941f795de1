package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackfield admin payments list}. */
@Command(
        name = "list",
        description = "List payments, the newest first. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin payments list --bot helper --user 42",
            "  jackfield admin payments list --bot helper --surplus"
        })
final class PaymentListCommand extends BotCommand {
    private static final String ROW = "%-8s %-17s %-10s %-17s %-12s %-12s %-14s %s";

    @Mixin
    private PaymentFilters filters;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many at most, 1 to 500 (${DEFAULT-VALUE}).")
    private String limit;

    @Option(names = "--before", paramLabel = "NUMBER", description = "Go on with those before this payment.")
    private String before;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        Map<String, String> page = new LinkedHashMap<>();
        page.put("limit", limit);
        page.put("before", before);
        JsonNode found = host.get(payments() + filters.query(page));
        if (found.path("payments").isEmpty()) {
            return List.of("There are no such payments.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("PAYMENT", "TIME", "PROVIDER", "ORDER", "USER", "STATE", "AMOUNT", "")
                .stripTrailing());
        found.path("payments").forEach(payment -> lines.add(row(payment)));
        if (found.has("before")) {
            lines.add("There may be more: --before " + found.path("before").asText());
        }
        return lines;
    }

    private static String row(JsonNode payment) {
        return ROW.formatted(
                        payment.path("number").asText(),
                        PaymentLines.moment(
                                payment.path(payment.path("settledAt").isNull() ? "begunAt" : "settledAt")),
                        payment.path("provider").asText(),
                        payment.path("order").asText(),
                        payment.path("user").asText(),
                        PaymentLines.state(payment),
                        payment.path("amount").asText(),
                        PaymentLines.marks(payment))
                .stripTrailing();
    }
}
