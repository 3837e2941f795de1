package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin user message}. */
@Command(
        name = "message",
        description = "Write to a user as the bot. It stands in their dialogue and among their events.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user message 42 --bot helper --text \"It works again.\" --by eve"})
final class MessageCommand extends ChangingCommand {
    @Option(
            names = "--text",
            required = true,
            paramLabel = "TEXT",
            description = "1 to 4096 characters, sent as they are.")
    private String text;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        host.post(path() + "/message", order().put("text", text));
        return List.of("The message is on its way.");
    }
}
