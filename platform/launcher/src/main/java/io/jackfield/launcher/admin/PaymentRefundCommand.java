package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin payments refund}. */
@Command(
        name = "refund",
        description = {
            "Give the money of a payment back, all that is left of it or a part.",
            "When all of it has gone back, the user loses what it bought. With --done, book what was given back by hand, in the",
            "payment system's cabinet for example."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin payments refund 1207 --bot helper --by eve --reason \"asked for it\"",
            "  jackfield admin payments refund 1207 --bot helper --by eve --reason \"half\" --amount 299.50 --yes",
            "  jackfield admin payments refund 1207 --bot helper --by eve --reason \"in the cabinet\" --done"
        })
final class PaymentRefundCommand extends BotCommand {
    @Parameters(paramLabel = "PAYMENT", description = "The number of the payment.")
    private String payment;

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            description = "A part in the currency of the payment, such as 299.50; all that is left without it.")
    private String amount;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept with the refund.")
    private String reason;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who you are; kept with the refund.")
    private String by;

    @Option(names = "--done", description = "It has been given back by hand; book it.")
    private boolean done;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The refund's own, 1 to 64 of A-Z a-z 0-9 -. The same one again gives nothing a second time."
                    + " With --done, which refund is meant where several wait.")
    private String key;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get(payments() + "/" + encoded(payment));
        if (key == null && !done) {
            key = UUID.randomUUID().toString();
        }
        confirm(found);
        ObjectNode order = JsonNodeFactory.instance
                .objectNode()
                .put("amount", amount)
                .put("key", key)
                .put("by", by)
                .put("reason", reason)
                .put("done", done);
        String provider = found.path("provider").asText();
        try {
            return List.of(became(host.patient()
                    .post(payments() + "/" + encoded(provider) + "/" + encoded(payment) + "/refund", order)));
        } catch (JackfieldException e) {
            throw e.error() == StandardError.UNAVAILABLE && !done
                    ? new JackfieldException(
                            e.error(), e.getMessage() + ". To ask for the same refund: --key " + key, e)
                    : e;
        }
    }

    private void confirm(JsonNode found) {
        if (yes) {
            return;
        }
        Confirmation.require((done ? "Book as given back by hand: " : "Give back: ")
                + (amount == null ? "all that is left" : amount) + " of payment " + payment + " over "
                + found.path("amount").asText() + " ("
                + found.path("returned").asText() + " returned), "
                + found.path("provider").asText() + ", order "
                + found.path("order").asText() + ", user " + found.path("user").asText() + "?");
    }

    private String became(JsonNode refund) {
        String what = refund.path("amount").asText() + " of payment " + payment;
        String provider = refund.path("provider").asText();
        String says = refund.path("says").asText();
        String known = " (refund " + refund.path("key").asText() + ").";
        return switch (refund.path("state").asText()) {
            case "DONE" -> what + " has gone back" + known;
            case "PENDING" -> provider + " will give " + what + " back, and says so when it has" + known;
            case "BY_HAND" -> what + " has to be given back by hand" + known + " " + says;
            case "REFUSED" ->
                throw new JackfieldException(
                        StandardError.REQUEST_REJECTED, provider + " does not give " + what + " back: " + says);
            default ->
                what + " will be given back: " + provider + " could not do it yet and is asked again by itself" + known;
        };
    }
}
