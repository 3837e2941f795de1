package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;

/** Values of the configuration as lines to read. */
final class SettingLines {
    private static final int LONGEST = 100;

    private SettingLines() {}

    /** One line, cut where it is long. */
    static String value(JsonNode value) {
        String text = (value.isTextual() ? value.asText() : value.toString()).replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Where an effective value comes from. */
    static String origin(JsonNode value) {
        return switch (value.path("origin").asText()) {
            case "setting" -> "set by " + value.path("by").asText() + ", " + PaymentLines.moment(value.path("at"));
            case "variable" -> "variable " + value.path("variable").asText();
            case "sandbox" -> "the sandbox";
            case "default" -> "default";
            default -> value.path("place").asText();
        };
    }
}
