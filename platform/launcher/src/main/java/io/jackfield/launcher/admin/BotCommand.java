package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Option;

/** A command about one bot. */
abstract class BotCommand extends HostCommand {
    @Option(names = "--bot", required = true, paramLabel = "ID", description = "The bot, by the name of its file.")
    private String bot;

    /** As a query has it. */
    String encodedBot() {
        return encoded(bot);
    }

    String bot() {
        return "/bots/" + encoded(bot);
    }

    String users() {
        return bot() + "/users";
    }

    String payments() {
        return bot() + "/payments";
    }

    String subscriptions() {
        return bot() + "/subscriptions";
    }

    String reports() {
        return bot() + "/reports";
    }

    String broadcasts() {
        return bot() + "/broadcasts";
    }

    /** @param period its key, whose colons may stand in a path */
    String run(String report, String period) {
        return reports() + "/" + encoded(report) + "/runs/" + encoded(period);
    }

    static List<String> shown(JsonNode user) {
        return UserLines.of(user);
    }
}
