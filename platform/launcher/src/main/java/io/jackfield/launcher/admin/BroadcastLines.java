package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Broadcasts of the admin API as lines to read; times are UTC. */
final class BroadcastLines {
    private static final String TABLE = "%-6s %-28s %-10s %-17s %s";
    private static final String ROW = "  %-9s %s";
    private static final List<String> FIGURES = List.of("sent", "failed", "blocked", "skipped", "waiting", "left");

    private BroadcastLines() {}

    static List<String> table(JsonNode found) {
        List<String> lines = new ArrayList<>();
        lines.add(TABLE.formatted("ID", "NAME", "STATE", "WRITTEN", "PEOPLE"));
        found.path("broadcasts")
                .forEach(one -> lines.add(TABLE.formatted(
                                one.path("id").asText(),
                                one.path("name").asText(),
                                one.path("state").asText(),
                                PaymentLines.moment(one.path("createdAt")),
                                figures(one))
                        .stripTrailing()));
        if (found.has("before")) {
            lines.add("There are more: --before " + found.path("before").asText());
        }
        return lines;
    }

    static List<String> of(JsonNode one) {
        List<String> lines = new ArrayList<>();
        lines.add("Broadcast " + one.path("id").asText() + " '"
                + one.path("name").asText() + "', " + one.path("state").asText());
        lines.add(ROW.formatted("written", PaymentLines.moment(one.path("createdAt")) + by(one.path("createdBy"))));
        moment(lines, "to begin", one.path("startAt"), "");
        moment(lines, "begun", one.path("startedAt"), by(one.path("startedBy")));
        moment(lines, "ended", one.path("endedAt"), by(one.path("endedBy")));
        if (!figures(one).isEmpty()) {
            lines.add(ROW.formatted("people", figures(one)));
        }
        if (one.has("perSecond")) {
            String end = one.has("expectedEnd") ? ", to end about " + PaymentLines.moment(one.path("expectedEnd")) : "";
            lines.add(ROW.formatted("speed", one.path("perSecond").asText() + " a second" + end));
        }
        if (one.has("problem")) {
            lines.add(ROW.formatted("waits", one.path("problem").asText()));
        }
        one.path("failures")
                .forEach(failure -> lines.add(ROW.formatted(
                        "failed",
                        "user " + failure.path("user").asText() + ", "
                                + PaymentLines.moment(failure.path("at")) + ": "
                                + failure.path("error").asText())));
        return lines;
    }

    private static void moment(List<String> lines, String what, JsonNode moment, String by) {
        if (moment.isTextual()) {
            lines.add(ROW.formatted(what, PaymentLines.moment(moment) + by));
        }
    }

    private static String figures(JsonNode one) {
        JsonNode figures = one.path("figures");
        List<String> words = new ArrayList<>();
        if (figures.has("audience")) {
            words.add((figures.path("exact").asBoolean() ? "for " : "for about ")
                    + figures.path("audience").asText());
        }
        for (String figure : FIGURES) {
            if (figures.path(figure).asLong() > 0) {
                words.add(figures.path(figure).asText() + " " + figure);
            }
        }
        return String.join(", ", words);
    }

    /** What the host is asked to count. */
    static ObjectNode audienceOf(JsonNode one) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.set("audience", one.path("audience"));
        return question.put("news", one.path("news").asBoolean());
    }

    static String people(JsonNode count) {
        long people = count.path("people").asLong();
        return (count.path("exact").asBoolean() ? "" : "about ") + people + (people == 1 ? " user" : " users");
    }

    private static String by(JsonNode name) {
        return name.asText().isEmpty() ? "" : " by " + name.asText();
    }
}
