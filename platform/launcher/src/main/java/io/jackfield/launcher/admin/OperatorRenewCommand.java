package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin operators renew}. */
@Command(
        name = "renew",
        description = "Give somebody a new token, shown this once; the old one and their sessions end.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin operators renew bob"})
final class OperatorRenewCommand extends OperatorCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return changed(host, "renew-token", order());
    }
}
