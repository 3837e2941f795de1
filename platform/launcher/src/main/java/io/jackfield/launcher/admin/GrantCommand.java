package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin user grant}. */
@Command(
        name = "grant",
        description = {
            "Give a user a plan, at once, in place of the one that an operator gave them; what is paid comes after it.",
            "The user is told by the bot, in their language. Somebody who has never written can be given one ahead, by id."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin user grant 42 --bot helper --plan vip --for 30d --reason \"won the quiz\"",
            "  jackfield admin user grant @ada --bot helper --plan vip --until 2026-12-31 --quiet"
        })
final class GrantCommand extends ChangingCommand {
    @Option(names = "--plan", required = true, paramLabel = "ID", description = "One of the bot's plans.")
    private String plan;

    @ArgGroup(multiplicity = "1")
    private Term term;

    @Option(names = "--quiet", description = "Do not tell the user.")
    private boolean quiet;

    /** Exactly one of them. */
    static final class Term {
        @Option(
                names = "--for",
                paramLabel = "TIME",
                description = "For so long, such as 30d or 12h; added to the same plan where that still runs.")
        private String time;

        @Option(
                names = "--until",
                paramLabel = "DAY",
                description = "Up to and with this day in the bot's time zone, such as 2026-12-31, or up to a moment,"
                        + " such as 2026-12-31T18:00:00Z.")
        private String until;

        @Option(names = "--forever", description = "Until it is revoked.")
        private boolean forever;
    }

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        ObjectNode order = order().put("plan", plan)
                .put("for", term.time)
                .put("until", term.until)
                .put("forever", term.forever)
                .put("quiet", quiet);
        JsonNode user = host.post(path() + "/grant", order);
        List<String> lines = new ArrayList<>(shown(user));
        if (user.has("replaced")) {
            lines.add(replaced(user));
        }
        lines.add(told(user));
        return lines;
    }

    private static String replaced(JsonNode user) {
        JsonNode replaced = user.path("replaced");
        String before = replaced.path("plan").asText();
        for (JsonNode next : user.path("plan").path("after")) {
            if (next.path("id").asText().equals(before)) {
                return "What is paid of plan " + before + " comes after it.";
            }
        }
        return "It takes the place of plan " + before + ", which had "
                + (replaced.path("until").isNull()
                        ? "no end."
                        : "until " + replaced.path("until").asText() + ".");
    }

    private String told(JsonNode user) {
        if (user.path("told").asBoolean()) {
            return "The bot tells them.";
        }
        if (!user.path("hasWritten").asBoolean()) {
            return "They have never written to this bot; the plan is there when they do.";
        }
        return quiet ? "They are not told." : "They could not be told; the host's log says why.";
    }
}
