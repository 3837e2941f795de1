package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin bots list}. */
@Command(
        name = "list",
        description = "List all bots, those that do not run as well. Times are UTC.",
        mixinStandardHelpOptions = true)
final class BotListCommand extends HostCommand {
    private static final String ROW = "%-20s %-26s %-17s %-8s %s";

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode bots = host.get("/bots?all=true").path("bots");
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("BOT", "USERNAME", "LAST UPDATE", "WAITING", "STATE"));
        bots.forEach(bot -> lines.add(ROW.formatted(
                        bot.path("id").asText(),
                        "@" + bot.path("username").asText(),
                        PaymentLines.moment(bot.path("lastUpdateAt")),
                        bot.path("waiting").asText("0"),
                        bot.path("state").asText())
                .stripTrailing()));
        return lines;
    }
}
