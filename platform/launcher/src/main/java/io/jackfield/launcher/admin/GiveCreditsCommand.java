package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin user give-credits}. */
@Command(
        name = "give-credits",
        description =
                "Give a user credits: answers beyond the limits of their plan. The bot tells them, in their language. It"
                        + " wants a --reason.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  jackfield admin user give-credits 42 --bot helper --by eve --credits 20 --reason \"lost an answer\""
        })
final class GiveCreditsCommand extends ChangingCommand {
    @Option(names = "--credits", required = true, paramLabel = "N", description = "How many, 1 to 1000000.")
    private String credits;

    @Option(
            names = "--key",
            paramLabel = "WORD",
            description = "Tells this from other times: the same key changes nothing a second time.")
    private String key;

    @Option(names = "--quiet", description = "Do not tell the user.")
    private boolean quiet;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        ObjectNode order = order().put("credits", credits).put("key", key).put("quiet", quiet);
        JsonNode user = host.post(path() + "/credits/give", order);
        String what = user.path("changed").asBoolean() ? "" : " This key has been used before; nothing has changed.";
        return List.of(CreditsCommand.balance(user) + what);
    }
}
