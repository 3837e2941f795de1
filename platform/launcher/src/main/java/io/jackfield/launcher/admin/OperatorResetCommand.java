package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin operators reset}. */
@Command(
        name = "reset",
        description = "Forget somebody's second factor: their token alone lets them in until they set one up anew.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin operators reset bob"})
final class OperatorResetCommand extends OperatorCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return changed(host, "reset-second-factor", order());
    }
}
