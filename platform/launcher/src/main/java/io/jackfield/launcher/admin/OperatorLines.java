package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Operators of the admin API as lines to read; times are UTC. */
final class OperatorLines {
    private static final String TABLE = "%-20s %-10s %-24s %-15s %-17s %s";
    private static final String ROW = "  %-9s %s";

    private OperatorLines() {}

    static String head() {
        return TABLE.formatted("NAME", "ROLE", "FURTHER RIGHTS", "SECOND FACTOR", "LAST LOGIN", "")
                .stripTrailing();
    }

    static String row(JsonNode operator) {
        return TABLE.formatted(
                        operator.path("name").asText(),
                        operator.path("role").asText(),
                        words(operator.path("extra"), "-"),
                        words(operator.path("secondFactor"), "none"),
                        moment(operator.path("lastLogin"), "never"),
                        operator.hasNonNull("disabled") ? "disabled" : "")
                .stripTrailing();
    }

    static List<String> of(JsonNode operator) {
        List<String> lines = new ArrayList<>();
        lines.add("Operator " + operator.path("name").asText() + (operator.hasNonNull("disabled") ? ", disabled" : ""));
        lines.add(ROW.formatted("role", operator.path("role").asText()));
        lines.add(ROW.formatted("may", words(operator.path("rights"), "nothing")));
        lines.add(ROW.formatted("factor", words(operator.path("secondFactor"), "none but the token")));
        lines.add(ROW.formatted("login", moment(operator.path("lastLogin"), "never")));
        if (operator.hasNonNull("token")) {
            lines.add("");
            lines.add("Token, shown this once and kept nowhere: "
                    + operator.path("token").asText());
            lines.add("It lets them in to the console, and here as JACKFIELD_TOKEN.");
        }
        return lines;
    }

    private static String moment(JsonNode at, String never) {
        return at.isTextual() ? PaymentLines.moment(at) : never;
    }

    private static String words(JsonNode list, String none) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words.isEmpty() ? none : String.join(", ", words);
    }
}
