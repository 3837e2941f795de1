package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin settings reset}. */
@Command(
        name = "reset",
        description = "Let the file count again in place of what was set, with everything that was set below it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin settings reset --plugin command-chat --bot helper history"})
final class SettingsResetCommand extends TargetCommand {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Keys with / or . between them.")
    private List<String> paths;

    @Mixin
    private Recorded recorded;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        ObjectNode order = order(recorded);
        ArrayNode wanted = order.putArray("paths");
        paths.forEach(path -> wanted.add(path(path)));
        host.post("/settings/reset", order);
        return List.of("The file counts again.");
    }
}
