package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin user revoke}. */
@Command(
        name = "revoke",
        description = {
            "Take the plan back that a user has, at once and with all that follows of it, paid or not.",
            "They have what comes after it then, else the bot's first plan. They are not told."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user revoke 42 --bot helper --reason refunded"})
final class RevokeCommand extends ChangingCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode user = host.post(path() + "/revoke", order());
        List<String> lines = new ArrayList<>(shown(user));
        lines.add("Plan " + user.path("revoked").asText() + " was taken back.");
        return lines;
    }
}
