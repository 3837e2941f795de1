package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackfield admin events dead}. */
@Command(
        name = "dead",
        description = "List events that could not be delivered for a day, or never, the oldest first. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin events dead --listener crm"})
final class EventDeadCommand extends HostCommand {
    private static final String ROW = "%-16s %-10s %-12s %-16s %-24s %-20s %s";

    @Option(names = "--listener", paramLabel = "NAME", description = "Only those of this listener.")
    private String listener;

    @Mixin
    private EventTimes times;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        Map<String, String> query = times.fields();
        query.put("listener", listener);
        JsonNode found = host.get("/events/dead" + query(query));
        if (found.path("dead").isEmpty()) {
            return List.of("None of these events is dead: each has been delivered, or is on its way.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("LISTENER", "EVENT", "BOT", "USER", "NAME", "RECORDED", "WHY"));
        found.path("dead").forEach(letter -> lines.add(line(letter)));
        if (found.path("more").asBoolean()) {
            lines.add("There may be more.");
        }
        return lines;
    }

    private static String line(JsonNode letter) {
        return ROW.formatted(
                letter.path("listener").asText(),
                letter.path("event").asText(),
                letter.path("bot").asText(),
                letter.path("person").isNull() ? "-" : letter.path("person").asText(),
                letter.path("name").asText(),
                PaymentLines.moment(letter.path("at")),
                letter.path("error").asText());
    }
}
