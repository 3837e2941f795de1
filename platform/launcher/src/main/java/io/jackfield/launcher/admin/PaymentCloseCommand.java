package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin payments close}. */
@Command(
        name = "close",
        description =
                "Close a review that somebody has looked at. The same words about the same order do not come again.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin payments close 17 --bot helper --by eve"})
final class PaymentCloseCommand extends BotCommand {
    @Parameters(paramLabel = "REVIEW", description = "Its number.")
    private String review;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who has looked at it.")
    private String by;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        host.post(
                bot() + "/reviews/" + encoded(review) + "/close",
                JsonNodeFactory.instance.objectNode().put("by", by));
        return List.of("Review " + review + " is closed.");
    }
}
