package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin broadcasts test}. */
@Command(
        name = "test",
        description = "Send a broadcast to one user, such as yourself.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin broadcasts test 7 --bot helper --user 42 --by eve"})
final class BroadcastTestCommand extends OneBroadcastCommand {
    @Option(
            names = "--user",
            required = true,
            paramLabel = "USER",
            description = "A Telegram id that has written to the bot.")
    private long user;

    @Option(names = "--language", paramLabel = "CODE", description = "Of the text; the user's own without it.")
    private String language;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who you are; it is written down.")
    private String by;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode sent = host.post(
                broadcast() + "/test",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("user", user)
                        .put("language", language)
                        .put("by", by));
        return List.of("It is on its way to user " + sent.path("sentTo").asText() + ".");
    }
}
