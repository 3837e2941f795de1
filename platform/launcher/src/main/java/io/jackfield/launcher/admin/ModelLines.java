package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Models of the admin API as lines to read; times are UTC, spans in seconds. */
final class ModelLines {
    private static final String ROW = "%-28s %-11s %-9s %-9s %-12s %-13s %-13s %s";
    private static final double SECOND = 1_000;

    private ModelLines() {}

    static List<String> table(JsonNode models) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted(
                        "MODEL", "STATE", "TODAY", "30 DAYS", "COST USD", "FIRST 50/95", "ANSWER 50/95", "FAILURES")
                .stripTrailing());
        models.forEach(model -> {
            lines.add(row(model));
            notes(model).forEach(note -> lines.add("  " + note));
        });
        return lines;
    }

    private static String row(JsonNode model) {
        JsonNode month = model.path("month");
        StringJoiner failures = new StringJoiner(", ");
        month.path("failures").properties().forEach(one -> failures.add(one.getKey() + " " + one.getValue()));
        return ROW.formatted(
                        model.path("provider").asText() + " "
                                + model.path("model").asText(),
                        model.path("state").asText(),
                        model.path("today").path("requests").asText(),
                        month.path("requests").asText(),
                        month.path("cost").path("USD").asText(),
                        percentiles(month.path("firstToken")),
                        percentiles(month.path("answer")),
                        failures)
                .stripTrailing();
    }

    private static String percentiles(JsonNode spans) {
        return spans.path("p50").isNumber() ? seconds(spans.path("p50")) + " / " + seconds(spans.path("p95")) : "-";
    }

    static String seconds(JsonNode millis) {
        return "%.2f".formatted(millis.asDouble() / SECOND);
    }

    private static List<String> notes(JsonNode model) {
        List<String> notes = new ArrayList<>();
        StringJoiner bots = new StringJoiner(", ");
        model.path("uses")
                .forEach(use -> bots.add(use.path("bot").asText() + " as "
                        + use.path("offer").asText("speech")
                        + (use.path("fallback").isNull()
                                ? ""
                                : ", else " + use.path("fallback").asText())));
        notes.add(bots.length() == 0 ? "no bot offers it" : "offered by " + bots);
        if (model.has("price")) {
            JsonNode price = model.path("price");
            notes.add("for a million tokens: "
                    + price.path("input").asText() + " USD read, "
                    + price.path("cached").asText() + " from the cache, "
                    + price.path("output").asText() + " written");
        }
        if (model.has("shutdown")) {
            notes.add("stops on " + model.path("shutdown").asText());
        }
        if (model.has("rest")) {
            JsonNode rest = model.path("rest");
            notes.add("rests since " + rest.path("since").asText() + " "
                    + (rest.path("until").isNull()
                            ? "until somebody ends it"
                            : "until " + rest.path("until").asText())
                    + ", by " + rest.path("by").asText() + ": "
                    + rest.path("reason").asText());
        }
        model.path("uses").findValues("leftAlone").stream()
                .distinct()
                .forEach(
                        why -> notes.add("left alone since " + why.path("since").asText() + ", tried from "
                                + why.path("trialAt").asText() + " on: "
                                + why.path("cause").asText()));
        if (model.has("quarantine")) {
            notes.add("its plugin is in quarantine: "
                    + model.path("quarantine").path("cause").asText());
        }
        return notes;
    }

    static List<String> trial(JsonNode trial) {
        List<String> lines = new ArrayList<>();
        if (!trial.path("text").asText().isEmpty()) {
            lines.addAll(trial.path("text").asText().lines().toList());
        }
        StringJoiner facts = new StringJoiner(", ");
        facts.add(trial.path("end").asText() + " after " + seconds(trial.path("tookMillis")) + " s");
        if (trial.path("firstTokenMillis").isNumber()) {
            facts.add("first word after " + seconds(trial.path("firstTokenMillis")) + " s");
        }
        facts.add(trial.path("tokens").path("input").asText() + " tokens read, "
                + trial.path("tokens").path("output").asText() + " written");
        facts.add(trial.path("cost").has("USD") ? trial.path("cost").path("USD").asText() + " USD" : "cost unknown");
        lines.add("(" + facts + ")");
        return lines;
    }
}
