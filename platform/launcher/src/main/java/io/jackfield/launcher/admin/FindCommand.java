package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin user find}. */
@Command(
        name = "find",
        description = "Find users by a part of their name or username, the newest first.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user find ada --bot helper"})
final class FindCommand extends BotCommand {
    private static final String ROW = "%-16s %-24s %s";

    @Parameters(paramLabel = "TEXT", description = "A part of a name or username, or a whole id.")
    private String text;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get(users() + "?q=" + encoded(text));
        if (found.path("users").isEmpty()) {
            return List.of("Nobody who has written to this bot has '" + text + "' in their name.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("ID", "USERNAME", "NAME"));
        found.path("users")
                .forEach(user -> lines.add(
                        ROW.formatted(user.path("id").asText(), UserLines.username(user), UserLines.name(user))
                                .stripTrailing()));
        if (found.path("more").asBoolean()) {
            lines.add("There may be more; say more of the name.");
        }
        return lines;
    }
}
