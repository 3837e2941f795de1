package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin operators disable}. */
@Command(
        name = "disable",
        description = "Let somebody in no more; their sessions end at once.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin operators disable bob"})
final class OperatorDisableCommand extends OperatorCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return changed(host, "disable", order());
    }
}
