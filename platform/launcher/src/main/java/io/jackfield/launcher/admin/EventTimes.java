package io.jackfield.launcher.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** When events happened; what is not said leaves nothing out. */
final class EventTimes {
    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "Only what happened from this day (UTC) on, or from a moment such as 2026-12-31T18:00:00Z.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Up to and with this day, or up to a moment.")
    private String to;

    /** As fields of a call; null where nothing is said. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("from", from);
        fields.put("to", to);
        return fields;
    }
}
