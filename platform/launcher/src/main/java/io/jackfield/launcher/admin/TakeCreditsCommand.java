package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin user take-credits}. */
@Command(
        name = "take-credits",
        description = "Take credits back that are not spent yet. It wants a --reason.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  jackfield admin user take-credits 42 --bot helper --by eve --credits 5 --reason \"given twice\""
        })
final class TakeCreditsCommand extends ChangingCommand {
    @Option(names = "--credits", required = true, paramLabel = "N", description = "How many, 1 to 1000000.")
    private String credits;

    @Option(
            names = "--key",
            paramLabel = "WORD",
            description = "Tells this from other times: the same key changes nothing a second time.")
    private String key;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        ObjectNode order = order().put("credits", credits).put("key", key);
        JsonNode user = host.post(path() + "/credits/take", order);
        String what = user.path("changed").asBoolean() ? "" : " This key has been used before; nothing has changed.";
        return List.of(CreditsCommand.balance(user) + what);
    }
}
