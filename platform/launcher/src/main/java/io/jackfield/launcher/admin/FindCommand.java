package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin user find}. */
@Command(
        name = "find",
        description = "Find users by how a name of theirs or their username begins, in the order of these names.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user find ada --bot helper"})
final class FindCommand extends BotCommand {
    private static final String ROW = "%-16s %-24s %s";

    @Option(names = "--after", paramLabel = "PLACE", description = "The next page, as the page before says.")
    private String after;

    @Parameters(paramLabel = "TEXT", description = "How a name begins, or after an @ a username; or a whole id.")
    private String text;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get(users() + "?q=" + encoded(text) + (after == null ? "" : "&after=" + encoded(after)));
        if (found.path("users").isEmpty()) {
            return List.of("Nobody who has written to this bot has a name that begins with '" + text + "'.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("ID", "USERNAME", "NAME"));
        found.path("users")
                .forEach(user -> lines.add(
                        ROW.formatted(user.path("id").asText(), UserLines.username(user), UserLines.name(user))
                                .stripTrailing()));
        if (found.has("after")) {
            lines.add("There are more: --after '" + found.path("after").asText() + "'");
        }
        return lines;
    }
}
