package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin broadcasts list}. */
@Command(
        name = "list",
        description = "List broadcasts of a bot, the newest first, and how far they are. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin broadcasts list --bot helper"})
final class BroadcastListCommand extends BotCommand {
    @Option(names = "--before", paramLabel = "ID", description = "Those that are older than this one.")
    private Long before;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get(broadcasts() + (before == null ? "" : "?before=" + before));
        return found.path("broadcasts").isEmpty()
                ? List.of("The bot has no broadcasts" + (before == null ? " yet." : " before that."))
                : BroadcastLines.table(found);
    }
}
