package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin operators remove}. */
@Command(
        name = "remove",
        description = "Remove somebody's account; what they did stays in the audit.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin operators remove bob"})
final class OperatorRemoveCommand extends OperatorCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        host.delete("/operators/" + encoded(name()) + "?by=" + encoded(by()));
        return List.of("Operator " + name() + " is removed.");
    }
}
