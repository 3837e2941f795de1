package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin letters show}. */
@Command(
        name = "show",
        description = "Show a letter: why it failed, where in the code, what the user did and was told. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin letters show helper-8f3k2"})
final class LetterShowCommand extends HostCommand {
    @Parameters(paramLabel = "LETTER", description = "Its id, as in the log and in lists.")
    private String letter;

    @Option(names = "--content", description = "With what people wrote; the look is written down.")
    private boolean content;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return LetterLines.ofLetter(host.get("/letters/" + encoded(letter) + (content ? "/content" : "")));
    }
}
