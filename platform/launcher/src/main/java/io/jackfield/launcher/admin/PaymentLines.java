package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Payments and orders of the admin API as lines to read; times are UTC. */
final class PaymentLines {
    private static final String ROW = "  %-9s %s";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private PaymentLines() {}

    static List<String> ofOrder(JsonNode order) {
        List<String> lines = new ArrayList<>();
        lines.add("Order " + order.path("order").asText() + ", " + state(order) + ", "
                + order.path("price").asText());
        lines.add(ROW.formatted("buyer", order.path("user").asText()));
        lines.add(ROW.formatted(
                "product",
                order.path("product").asText() + " (" + order.path("title").asText() + "), plan "
                        + order.path("plan").asText()));
        lines.add(ROW.formatted(
                "made", moment(order.path("madeAt")) + ", to be paid until " + moment(order.path("expiresAt"))));
        order.path("payments").forEach(payment -> lines.add(ROW.formatted("payment", payment(payment))));
        order.path("lines").forEach(line -> lines.add(ROW.formatted("ledger", ledger(line))));
        order.path("refunds").forEach(refund -> lines.add(ROW.formatted("refund", refund(refund))));
        order.path("reviews").forEach(review -> lines.add(ROW.formatted("review", looked(review))));
        order.path("calls").forEach(call -> lines.addAll(call(call)));
        return lines;
    }

    private static String payment(JsonNode payment) {
        return payment.path("number").asText() + " " + payment.path("provider").asText() + " "
                + payment.path("systemId").asText("(no id yet)") + ", " + state(payment) + ", "
                + payment.path("amount").asText()
                + said(", ", marks(payment))
                + ", begun " + moment(payment.path("begunAt"))
                + (payment.path("settledAt").isNull() ? "" : ", paid " + moment(payment.path("settledAt")))
                + (payment.path("cancelledAt").isNull() ? "" : ", cancelled " + moment(payment.path("cancelledAt")))
                + said(": ", payment.path("reason").asText());
    }

    /** What is unusual about a payment. */
    static String marks(JsonNode payment) {
        List<String> marks = new ArrayList<>();
        if (payment.path("surplus").asBoolean()) {
            marks.add("surplus");
        }
        if (!payment.path("returned").asText().matches("[0.]+ [A-Z]{3}")) {
            marks.add("returned " + payment.path("returned").asText());
        }
        if (payment.path("review").asBoolean()) {
            marks.add("review");
        }
        return String.join(", ", marks);
    }

    private static String ledger(JsonNode line) {
        return moment(line.path("at")) + " payment " + line.path("number").asText() + " "
                + line.path("kind").asText().toLowerCase(Locale.ROOT) + " "
                + line.path("amount").asText();
    }

    private static String refund(JsonNode refund) {
        return refund.path("key").asText() + ", " + state(refund) + ", "
                + refund.path("amount").asText() + " of payment "
                + refund.path("number").asText() + ", by "
                + refund.path("askedBy").asText() + " "
                + moment(refund.path("askedAt"))
                + said(": ", refund.path("reason").asText())
                + said("; ", refund.path("says").asText());
    }

    private static String looked(JsonNode review) {
        return review(review)
                + (review.path("closedAt").isNull()
                        ? ""
                        : " – closed " + moment(review.path("closedAt")) + " by "
                                + review.path("closedBy").asText());
    }

    static String review(JsonNode review) {
        return review.path("id").asText() + " " + moment(review.path("at")) + " "
                + review.path("provider").asText()
                + said(" order ", review.path("order").asText()) + ": "
                + review.path("what").asText();
    }

    private static List<String> call(JsonNode call) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted(
                "call",
                call.path("id").asText() + " " + moment(call.path("at")) + " "
                        + call.path("provider").asText() + " "
                        + call.path("method").asText() + " "
                        + call.path("path").asText() + " -> "
                        + call.path("status").asText("no answer yet")
                        + said(", ", call.path("problem").asText())));
        if (!call.path("body").asText().isEmpty()) {
            lines.add(ROW.formatted("", "said " + call.path("body").asText()));
        }
        if (!call.path("answer").asText().isEmpty()) {
            lines.add(ROW.formatted("", "was told " + call.path("answer").asText()));
        }
        return lines;
    }

    static String state(JsonNode json) {
        return json.path("state").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String moment(JsonNode moment) {
        return MOMENT.format(Instant.parse(moment.asText()).atOffset(ZoneOffset.UTC));
    }

    private static String said(String before, String text) {
        return text.isEmpty() ? "" : before + text;
    }
}
