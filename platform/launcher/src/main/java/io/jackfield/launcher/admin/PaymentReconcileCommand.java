package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin payments reconcile}. */
@Command(
        name = "reconcile",
        description = {
            "Compare our books with those of a payment system, up to an hour ago.",
            "What it has taken for one of our orders and we had missed is credited; every other difference is listed and stays open",
            "as a review. Nothing is taken back."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  jackfield admin payments reconcile --bot helper --provider yookassa --from 2026-12-01"
        })
final class PaymentReconcileCommand extends BotCommand {
    private static final String ROW = "  order %s: %s";

    @Option(names = "--provider", required = true, paramLabel = "NAME", description = "Such as yookassa.")
    private String provider;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description =
                    "From this day of the bot's time zone on, or from a moment; seven days before the end without it.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Up to and with this day, or up to a moment.")
    private String to;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode outcome = host.patient()
                .post(
                        payments() + "/" + encoded(provider) + "/reconcile",
                        JsonNodeFactory.instance.objectNode().put("from", from).put("to", to));
        List<String> lines = new ArrayList<>();
        lines.add("Compared " + outcome.path("compared").asText() + " payments of " + provider + ", "
                + PaymentLines.moment(outcome.path("from")) + " to " + PaymentLines.moment(outcome.path("to"))
                + " UTC.");
        add(lines, "Credited:", outcome.path("credited"));
        add(lines, "Different:", outcome.path("differences"));
        if (outcome.path("differences").isEmpty()) {
            lines.add("The books agree.");
        }
        return lines;
    }

    private static void add(List<String> lines, String title, JsonNode findings) {
        if (!findings.isEmpty()) {
            lines.add(title);
            findings.forEach(finding -> lines.add(ROW.formatted(
                    finding.path("order").asText(), finding.path("what").asText())));
        }
    }
}
