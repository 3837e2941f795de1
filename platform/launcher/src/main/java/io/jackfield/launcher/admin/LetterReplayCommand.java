package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin letters replay}. */
@Command(
        name = "replay",
        description = "Give letters to their plugins once more, or send their replies again.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin letters replay helper-8f3k2",
            "  jackfield admin letters replay --plugin llm-openai --newer"
        })
final class LetterReplayCommand extends ManyLettersCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode begun = host.post("/letters/replay", order());
        return begun.path("replay").isNull()
                ? List.of("There is nothing to replay.")
                : List.of(
                        "Replay " + begun.path("replay").asText() + " of "
                                + begun.path("total").asText() + " letters has begun; see how far it is with:",
                        "  jackfield admin letters replays");
    }
}
