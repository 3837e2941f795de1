package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
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
final class PaymentListCommand extends PageCommand {
    private static final String ROW = "%-8s %-17s %-10s %-17s %-12s %-12s %-14s %s";

    @Mixin
    private PaymentFilters filters;

    @Option(names = "--before", paramLabel = "NUMBER", description = "Go on with those before this payment.")
    private String before;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get(payments() + filters.query(page("before", before)));
        return table(
                found,
                "payments",
                "before",
                ROW.formatted("PAYMENT", "TIME", "PROVIDER", "ORDER", "USER", "STATE", "AMOUNT", ""),
                PaymentListCommand::row);
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
