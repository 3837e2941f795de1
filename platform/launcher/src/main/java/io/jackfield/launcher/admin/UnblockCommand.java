package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin user unblock}. */
@Command(
        name = "unblock",
        description = "Answer a user again who was blocked. What they wrote meanwhile is not answered.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user unblock 42 --bot helper --by eve"})
final class UnblockCommand extends ChangingCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return List.of(
                "User " + host.post(path() + "/unblock", order()).path("user").asText() + " is answered again.");
    }
}
