package io.jackfield.launcher.admin;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin user reset}. */
@Command(
        name = "reset",
        description = "Forget what a user has used, of every plan; answers that are being written go on to count.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user reset 42 --bot helper --reason \"answers were broken\""})
final class ResetCommand extends ChangingCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        List<String> lines = new ArrayList<>(shown(host.post(path() + "/reset", order())));
        lines.add("Counting begins anew.");
        return lines;
    }
}
