package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin user dialogue}. */
@Command(
        name = "dialogue",
        description =
                "What a user and the bot have said in their private chat, the newest first; the look is written down.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user dialogue 42 --bot helper"})
final class DialogueCommand extends OneUserCommand {
    @Option(names = "--before", paramLabel = "PLACE", description = "The next page, as the page before says.")
    private String before;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get(path() + "/dialogue?most=20" + (before == null ? "" : "&before=" + encoded(before)));
        List<String> lines = new ArrayList<>();
        found.path("turns").forEach(turn -> {
            lines.add(turn.path("at").asText() + "  " + turn.path("role").asText());
            turn.path("text").asText().lines().forEach(line -> lines.add("  " + line));
        });
        if (lines.isEmpty()) {
            return List.of("Nothing that was said is kept.");
        }
        if (found.has("before")) {
            lines.add("There is more: --before " + found.path("before").asText());
        }
        return lines;
    }
}
