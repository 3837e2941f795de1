package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin letters replays}. */
@Command(
        name = "replays",
        description = "See the newest replays and how far they are. Times are UTC.",
        mixinStandardHelpOptions = true)
final class LetterReplaysCommand extends HostCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get("/letter-replays");
        List<String> lines = new ArrayList<>();
        found.path("replays").forEach(replay -> lines.add(LetterLines.ofReplay(replay)));
        return lines.isEmpty() ? List.of("Nothing has been replayed.") : lines;
    }
}
