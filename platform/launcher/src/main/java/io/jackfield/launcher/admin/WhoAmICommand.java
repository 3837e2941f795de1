package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin whoami}. */
@Command(
        name = "whoami",
        description = "Say whose token is used and what it allows.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  JACKFIELD_TOKEN=… jackfield admin whoami"})
final class WhoAmICommand extends HostCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode me = host.get("/me");
        if (me.path("host").asBoolean()) {
            return List.of("The host's own token, which may do everything.");
        }
        List<String> lines = new ArrayList<>(OperatorLines.of(me));
        if (me.path("enrolling").asBoolean()) {
            lines.add("This host wants a second factor (ops.secondFactor): set one up in the console first.");
        }
        return lines;
    }
}
