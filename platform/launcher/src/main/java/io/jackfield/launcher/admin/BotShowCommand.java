package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.Command;

/** {@code jackfield admin bots show}. */
@Command(
        name = "show",
        description = "Show a bot: its updates, what Telegram says of them, its plugins, commands, models and plans.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin bots show --bot helper"})
final class BotShowCommand extends BotCommand {
    private static final String ROW = "  %-12s %s";

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode bot = host.get(bot());
        List<String> lines = new ArrayList<>();
        lines.add("Bot " + bot.path("id").asText() + ", @"
                + bot.path("username").asText() + ", " + bot.path("state").asText());
        if (bot.hasNonNull("lastUpdateAt")) {
            lines.add(ROW.formatted("last update", PaymentLines.moment(bot.path("lastUpdateAt"))));
        }
        lines.add(ROW.formatted(
                "outgoing",
                bot.path("waiting").asInt() + " waiting, asked to wait "
                        + bot.path("rateLimited").asInt() + " times since the start"));
        telegram(bot.path("telegram"), lines);
        lines.add(ROW.formatted("plugins", joined(bot.path("plugins"), "id")));
        bot.path("commands")
                .forEach(command -> lines.add(ROW.formatted(
                        command.path("command").asText("free text"),
                        command.path("owner").asText() + ", "
                                + command.path("about").asText())));
        lines.add(ROW.formatted("models", joined(bot.path("models"), "id")));
        lines.add(ROW.formatted("plans", joined(bot.path("plans"), "id")));
        bot.path("conflicts").forEach(conflict -> lines.add(ROW.formatted("conflict", conflict.asText())));
        return lines;
    }

    private static void telegram(JsonNode delivery, List<String> lines) {
        if (delivery.isMissingNode()) {
            return;
        }
        String problem = delivery.path("problem").asText();
        lines.add(ROW.formatted(
                "Telegram",
                problem.isEmpty()
                        ? delivery.path("pending").asInt() + " updates pending there, "
                                + (delivery.path("url").asText().isEmpty()
                                        ? "no webhook"
                                        : "webhook " + delivery.path("url").asText())
                        : problem));
        if (!delivery.path("lastError").asText().isEmpty()) {
            lines.add(ROW.formatted(
                    "last error",
                    PaymentLines.moment(delivery.path("lastErrorAt")) + ": "
                            + delivery.path("lastError").asText()));
        }
    }

    private static String joined(JsonNode list, String key) {
        StringJoiner joined = new StringJoiner(", ");
        joined.setEmptyValue("none");
        list.forEach(entry -> joined.add(entry.path(key).asText()
                + (entry.has("live") && !entry.path("live").asBoolean() ? " (not live)" : "")));
        return joined.toString();
    }
}
