package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin operators enable}. */
@Command(
        name = "enable",
        description = "Let somebody in again.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin operators enable bob"})
final class OperatorEnableCommand extends OperatorCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return changed(host, "enable", order());
    }
}
