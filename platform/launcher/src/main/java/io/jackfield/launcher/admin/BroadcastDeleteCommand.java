package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin broadcasts delete}. */
@Command(
        name = "delete",
        description = "Delete a draft, or one that has ended, with what is known of whom it went to.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin broadcasts delete 7 --bot helper --yes"})
final class BroadcastDeleteCommand extends OneBroadcastCommand {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        if (!yes) {
            Confirmation.require("Delete '" + host.get(broadcast()).path("name").asText() + "' and whom it went to?");
        }
        host.delete(broadcast());
        return List.of("Broadcast " + id() + " is deleted.");
    }
}
