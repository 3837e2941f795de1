package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin user block}. */
@Command(
        name = "block",
        description = {
            "Keep a user out of a bot: nothing that they write is answered any more, and broadcasts leave them out.",
            "They are told once, unless the bot's file says blockedUsers: silence. What they have and what they pay stays."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user block 42 --bot helper --reason spam --by eve"})
final class BlockCommand extends ChangingCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return List.of(
                "User " + host.post(path() + "/block", order()).path("user").asText() + " is blocked.");
    }
}
