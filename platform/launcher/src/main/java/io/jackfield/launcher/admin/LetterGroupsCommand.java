package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackfield admin letters groups}. */
@Command(
        name = "groups",
        description = "Count letters by what caused them. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin letters groups --bot helper --kind dead"})
final class LetterGroupsCommand extends HostCommand {
    @Mixin
    private LetterOptions options;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get("/letters/groups" + options.query(Map.of()));
        return found.path("groups").isEmpty()
                ? List.of("Everything was answered and delivered, or has been seen to.")
                : LetterLines.ofGroups(found);
    }
}
