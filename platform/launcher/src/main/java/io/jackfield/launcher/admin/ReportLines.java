package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Runs of reports of the admin API as lines to read; times are UTC. */
final class ReportLines {
    private static final String TABLE = "%-20s %-28s %-8s %-17s %s";
    private static final String ROW = "  %-9s %s";
    private static final List<String> STATES =
            List.of("due", "stored", "sent", "nothing", "unreachable", "failed", "stopped");

    private ReportLines() {}

    static List<String> table(JsonNode runs) {
        List<String> lines = new ArrayList<>();
        lines.add(TABLE.formatted("REPORT", "PERIOD", "STATE", "BEGUN", "READERS"));
        runs.forEach(run -> lines.add(TABLE.formatted(
                        run.path("report").asText(),
                        run.path("period").asText(),
                        run.path("state").asText(),
                        PaymentLines.moment(run.path("startedAt")),
                        readers(run))
                .stripTrailing()));
        return lines;
    }

    static List<String> of(JsonNode run) {
        List<String> lines = new ArrayList<>();
        lines.add("Report " + run.path("report").asText() + " for "
                + run.path("period").asText() + ", " + run.path("state").asText());
        if (run.hasNonNull("dueOn")) {
            lines.add(ROW.formatted("due", run.path("dueOn").asText() + " on the clock of each reader"));
        }
        lines.add(ROW.formatted("begun", PaymentLines.moment(run.path("startedAt")) + by(run.path("askedBy"))));
        if (run.hasNonNull("doneAt")) {
            lines.add(ROW.formatted("ended", PaymentLines.moment(run.path("doneAt")) + by(run.path("stoppedBy"))));
        }
        lines.add(ROW.formatted("readers", readers(run)));
        if (run.has("problem")) {
            lines.add(ROW.formatted("waits", run.path("problem").asText()));
        }
        run.path("failures")
                .forEach(
                        failure -> lines.add(ROW.formatted(failure.path("state").asText(), words(failure))));
        return lines;
    }

    private static String readers(JsonNode run) {
        List<String> counts = new ArrayList<>();
        for (String state : STATES) {
            long count = run.path("readers").path(state).asLong();
            if (count > 0) {
                counts.add(count + " " + state);
            }
        }
        if (!run.path("readersKnown").asBoolean()) {
            counts.add("more to come");
        }
        return counts.isEmpty() ? "none" : String.join(", ", counts);
    }

    private static String words(JsonNode failure) {
        String subject = failure.path("subject").asText();
        return "chat " + failure.path("chat").asText() + (subject.isEmpty() ? "" : " about " + subject) + ", "
                + PaymentLines.moment(failure.path("at")) + ": "
                + failure.path("error").asText();
    }

    private static String by(JsonNode name) {
        return name.asText().isEmpty() ? "" : " by " + name.asText();
    }
}
