package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin broadcasts show}. */
@Command(
        name = "show",
        description = "Show a broadcast: how far it is, how fast it goes, and whom it did not reach. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin broadcasts show 7 --bot helper"})
final class BroadcastShowCommand extends OneBroadcastCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return BroadcastLines.of(host.get(broadcast()));
    }
}
