package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin alerts …}: what needs somebody. */
@Command(
        name = "alerts",
        description = "Show what needs somebody, the most urgent first, and do something about it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin alerts",
            "  jackfield admin alerts fix \"quarantine llm-openai\"",
            "  jackfield admin alerts snooze backup --hours 48"
        },
        subcommands = {AlertCommands.Fix.class, AlertCommands.SnoozeAlert.class, AlertCommands.Unsnooze.class})
final class AlertCommands extends HostCommand {
    @Option(names = "--bot", paramLabel = "ID", description = "Only what is about this bot, or about no bot.")
    private String bot;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode alerts = host.get("/alerts" + (bot == null ? "" : "?bot=" + encoded(bot)))
                .path("alerts");
        if (alerts.isEmpty()) {
            return List.of("Nothing needs you.");
        }
        List<String> lines = new ArrayList<>();
        alerts.forEach(alert -> lines.addAll(lines(alert)));
        return lines;
    }

    private static List<String> lines(JsonNode alert) {
        List<String> lines = new ArrayList<>();
        lines.add("%-9s %s"
                .formatted(
                        alert.path("severity").asText().toUpperCase(Locale.ROOT),
                        alert.path("words").asText()));
        lines.add("          since " + alert.path("since").asText() + ", key \""
                + alert.path("key").asText() + "\"");
        if (alert.has("snoozed")) {
            lines.add("          snoozed until " + alert.at("/snoozed/until").asText() + " by "
                    + alert.at("/snoozed/by").asText());
        }
        if (alert.has("action")) {
            lines.add("          " + way(alert));
        }
        return lines;
    }

    private static String way(JsonNode alert) {
        return alert.at("/action/method").asText().equals("GET")
                ? look(alert.path("action"))
                : "jackfield admin alerts fix \"" + alert.path("key").asText() + "\" does "
                        + alert.at("/action/call").asText();
    }

    /** The command that shows it; a call that no command asks is named as it is. */
    private static String look(JsonNode action) {
        JsonNode values = action.path("values");
        String call = action.path("call").asText();
        return switch (call) {
            case "plugins.show" ->
                "jackfield plugins show " + values.path("plugin").asText();
            case "bots.show" -> "jackfield admin bots show" + bot(values);
            case "letters.groups" -> "jackfield admin letters groups" + bot(values);
            case "reviews.list" -> "jackfield admin payments reviews" + bot(values);
            case "reports.show" ->
                "jackfield admin reports show " + values.path("report").asText() + " "
                        + values.path("period").asText() + bot(values);
            default -> "GET /admin/api/v1" + action.path("target").asText() + " (" + call + ")";
        };
    }

    private static String bot(JsonNode values) {
        return values.has("bot") ? " --bot " + values.path("bot").asText() : "";
    }

    private abstract static class OneAlert extends WrittenCommand {
        @Parameters(paramLabel = "KEY", description = "The alert, by its key.")
        private String key;

        final String key() {
            return key;
        }
    }

    /** {@code jackfield admin alerts fix}. */
    @Command(
            name = "fix",
            description = "Do what an alert offers, such as ending a quarantine.",
            mixinStandardHelpOptions = true)
    static final class Fix extends OneAlert {
        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            JsonNode alert = StreamSupport.stream(
                            host.get("/alerts").path("alerts").spliterator(), false)
                    .filter(one -> one.path("key").asText().equals(key()))
                    .findFirst()
                    .orElseThrow(() -> new JackfieldException(
                            StandardError.NOT_FOUND, "no alert '" + key() + "' is open; it is over"));
            JsonNode action = alert.path("action");
            if (!action.path("method").asText().equals("POST")) {
                throw new JackfieldException(
                        StandardError.REQUEST_REJECTED,
                        "nothing can be done about '" + key() + "' by one call: "
                                + alert.path("words").asText());
            }
            ObjectNode body = order();
            action.path("body").properties().forEach(field -> body.set(field.getKey(), field.getValue()));
            host.patient().post(action.path("target").asText(), body);
            return List.of("Done: " + action.path("call").asText());
        }
    }

    /** {@code jackfield admin alerts snooze}. */
    @Command(name = "snooze", description = "Be quiet about an alert for a while.", mixinStandardHelpOptions = true)
    static final class SnoozeAlert extends OneAlert {
        @Option(
                names = "--hours",
                defaultValue = "24",
                paramLabel = "N",
                description = "For how long, 1 to 2160 (${DEFAULT-VALUE}).")
        private int hours;

        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            JsonNode snoozed =
                    host.post("/alerts/snooze", order().put("key", key()).put("hours", hours));
            return List.of("Quiet until " + snoozed.at("/snoozed/until").asText());
        }
    }

    /** {@code jackfield admin alerts unsnooze}. */
    @Command(name = "unsnooze", description = "Tell of an alert again.", mixinStandardHelpOptions = true)
    static final class Unsnooze extends OneAlert {
        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            host.post("/alerts/unsnooze", order().put("key", key()));
            return List.of("It is told again.");
        }
    }
}
