package io.jackfield.launcher.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Everything about a plugin as lines to read. */
final class PageLines {
    private final JsonNode page;
    private final List<String> lines = new ArrayList<>();

    private PageLines(JsonNode page) {
        this.page = page;
    }

    static List<String> of(JsonNode page) {
        PageLines text = new PageLines(page);
        text.head();
        text.figures();
        text.parts();
        return text.lines;
    }

    private void head() {
        lines.add(page.path("id").asText() + " " + page.path("version").asText("-") + ": "
                + page.path("description").asText());
        row(
                "state",
                page.path("state").asText() + (page.path("ownProcess").asBoolean() ? ", in a process of its own" : ""));
        if (page.has("problem")) {
            row("problem", page.path("problem").asText());
        }
        if (page.path("live").has("version")) {
            row(
                    "live",
                    page.path("live").path("version").asText() + ", SHA-256 "
                            + page.path("live").path("digest").asText());
        }
        if (page.has("quarantine")) {
            row(
                    "quarantine",
                    page.path("quarantine").path("cause").asText() + "; trial at "
                            + page.path("quarantine").path("trialAt").asText());
        }
        page.path("draining")
                .forEach(one -> row(
                        "draining",
                        one.path("version").asText() + ", " + one.path("calls").asInt() + " calls"));
        page.path("held")
                .forEach(one -> row(
                        "held",
                        one.path("version").asText() + " since "
                                + one.path("since").asText() + ", by "
                                + one.path("holder").asText("something that a search of the heap would find")));
        if (page.has("former")) {
            row("former", page.path("former").asText() + ", which 'jackfield plugins rollback' puts back");
        }
    }

    private void figures() {
        JsonNode figures = page.path("figures");
        row(
                "calls",
                figures.path("callsPerMinute").asText("0") + " a minute, "
                        + figures.path("failedPercent").asText("0") + " % failed, p95 "
                        + figures.path("p95Millis").asText("-") + " ms; "
                        + figures.path("running").asInt() + " running, "
                        + figures.path("waiting").asInt() + " waiting, "
                        + figures.path("stuck").asInt() + " stuck");
        row(
                "costs",
                figures.path("cpuPercent").asText("0") + " % of a core, "
                        + (figures.path("allocatedBytesPerMinute").asLong() >> 20)
                        + " MB allocated a minute (estimates)");
    }

    private void parts() {
        row("bots", texts(page.path("bots")));
        row("may", texts(page.path("live").path("granted")));
        row("wants", texts(page.path("declared")));
        row("needs", texts(page.path("needs")));
        page.path("extensions")
                .forEach(one -> row(
                        "brings",
                        one.path("kind").asText() + " " + one.path("name").asText() + " "
                                + one.path("type").asText()));
        page.path("web").forEach(path -> row("web", path.asText()));
        page.path("tables")
                .forEach(table -> row(
                        "table",
                        table.path("name").asText() + ", about "
                                + table.path("rows").asText("?") + " rows, "
                                + (table.path("bytes").asLong() >> 10) + " kB"));
        page.path("settingProblems").forEach(problem -> row("settings", problem.asText()));
    }

    private static String texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private void row(String name, String value) {
        if (!value.isEmpty()) {
            lines.add("  %-10s %s".formatted(name, value).replaceAll("\\p{Cntrl}", "\uFFFD"));
        }
    }
}
