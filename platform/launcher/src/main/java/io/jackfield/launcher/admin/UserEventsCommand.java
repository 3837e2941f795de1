package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin user events}. */
@Command(
        name = "events",
        description = "What a user did, never what they said; the newest first.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user events 42 --bot helper --name command"})
final class UserEventsCommand extends OneUserCommand {
    private static final String ROW = "%-24s  %-20s  %s";

    @Option(names = "--name", paramLabel = "NAME", description = "Only events of this name, or of names that begin so.")
    private String name;

    @Option(names = "--before", paramLabel = "PLACE", description = "The next page, as the page before says.")
    private String before;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get(path() + "/events?most=50" + (name == null ? "" : "&name=" + encoded(name))
                + (before == null ? "" : "&before=" + encoded(before)));
        List<String> lines = new ArrayList<>();
        found.path("events").forEach(event -> lines.add(line(event)));
        if (lines.isEmpty()) {
            return List.of("Nothing is recorded of this user.");
        }
        if (found.has("before")) {
            lines.add("There are more: --before " + found.path("before").asText());
        }
        return lines;
    }

    private static String line(JsonNode event) {
        List<String> facts = new ArrayList<>();
        event.path("facts")
                .fields()
                .forEachRemaining(
                        fact -> facts.add(fact.getKey() + "=" + fact.getValue().asText()));
        return ROW.formatted(event.path("at").asText(), event.path("name").asText(), String.join(" ", facts))
                .stripTrailing();
    }
}
