package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackfield admin letters list}. */
@Command(
        name = "list",
        description = "List letters, the newest first. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin letters list --plugin llm-openai --code TIMED_OUT"})
final class LetterListCommand extends HostCommand {
    @Mixin
    private LetterOptions options;

    @Option(names = "--most", paramLabel = "NUMBER", defaultValue = "50", description = "How many, up to 500.")
    private int most;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get("/letters" + options.query(Map.of("most", Integer.toString(most))));
        return found.path("letters").isEmpty() ? List.of("There are none.") : LetterLines.ofList(found);
    }
}
