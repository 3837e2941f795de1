package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin letters test}. */
@Command(
        name = "test",
        description = "Print a letter as a test method for the test kit, with other words than the user's.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin letters test helper-8f3k2"})
final class LetterTestCommand extends HostCommand {
    @Parameters(paramLabel = "LETTER", description = "Its id, as in the log and in lists.")
    private String letter;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return host.get("/letters/" + encoded(letter) + "/test")
                .path("test")
                .asText()
                .lines()
                .toList();
    }
}
