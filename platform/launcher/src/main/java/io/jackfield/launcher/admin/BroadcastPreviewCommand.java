package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin broadcasts preview}. */
@Command(
        name = "preview",
        description = "Show what readers of a language get.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin broadcasts preview 7 --bot helper --language ru"})
final class BroadcastPreviewCommand extends OneBroadcastCommand {
    @Option(names = "--language", paramLabel = "CODE", description = "Of the reader; that of the bot without it.")
    private String language;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode shown =
                host.get(broadcast() + "/preview" + (language == null ? "" : "?language=" + encoded(language)));
        List<String> lines = new ArrayList<>();
        if (shown.has("file")) {
            lines.add("[" + shown.path("file").path("name").asText() + "]");
        }
        shown.path("text").asText().lines().forEach(lines::add);
        shown.path("buttons")
                .forEach(row -> row.forEach(
                        button -> lines.add("[ " + button.path("text").asText() + " ]"
                                + (button.has("url") ? " " + button.path("url").asText() : ""))));
        lines.add("(" + shown.path("characters").asText() + " of "
                + shown.path("most").asText() + " characters, "
                + shown.path("entities").size() + " formatted places)");
        return lines;
    }
}
