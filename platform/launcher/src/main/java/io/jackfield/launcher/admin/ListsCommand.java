package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin lists}. */
@Command(
        name = "lists",
        description =
                "Say which lists the plugins of a bot bring, by what they can be filtered and what can be done to rows.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin lists --bot helper"})
final class ListsCommand extends BotCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode lists = host.get("/lists?bot=" + encodedBot()).path("lists");
        if (lists.isEmpty()) {
            return List.of("No plugin of this bot brings a list.");
        }
        List<String> lines = new ArrayList<>();
        lists.forEach(list -> {
            lines.add(list.path("name").asText() + ": " + list.path("title").asText());
            list.path("columns").forEach(column -> lines.add("  " + ListLines.column(column)));
            ListLines.actions(list).ifPresent(lines::add);
        });
        return lines;
    }
}
