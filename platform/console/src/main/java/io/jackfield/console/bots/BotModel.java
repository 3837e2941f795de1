package io.jackfield.console.bots;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A bot.
 *
 * @param path of its page, below the console
 * @param problems what is in conflict, with the way out
 * @param updates how its updates come
 * @param telegram what Telegram says of them; empty for a bot that does not run
 */
public record BotModel(
        String id,
        String name,
        String path,
        boolean changes,
        boolean served,
        boolean paused,
        boolean byWebhook,
        List<String> problems,
        List<Entry> updates,
        List<Entry> telegram,
        List<Table> tables) {
    /** A line of facts. */
    public record Entry(String label, Cell cell) {}

    static BotModel of(Visit visit, JsonObject bot) {
        String id = JsonText.text(bot, "id");
        JsonObject delivery = bot.getJsonObject("telegram", new JsonObject());
        return new BotModel(
                id,
                JsonText.text(bot, "name"),
                Address.of("/bots/{}", id).toString(),
                visit.may(OperatorRight.SETTINGS),
                bot.getBoolean("served", false),
                bot.getBoolean("paused", false),
                !JsonText.text(delivery, "url").isEmpty(),
                JsonText.texts(bot, "conflicts"),
                updates(visit, bot),
                bot.containsKey("telegram") ? telegram(visit, delivery) : List.of(),
                List.of(plugins(visit, id, bot), commands(visit, bot), models(visit, bot), plans(visit, bot)));
    }

    private static List<Entry> updates(Visit visit, JsonObject bot) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(visit.text("bots.state"), BotList.state(visit, bot)));
        entries.add(new Entry(visit.text("bots.username"), Cell.text("@" + JsonText.text(bot, "username"))));
        entries.add(new Entry(visit.text("bots.last"), Cell.time(JsonText.text(bot, "lastUpdateAt"))));
        entries.add(new Entry(visit.text("bots.waiting"), Cell.text(JsonText.text(bot, "waiting"))));
        entries.add(new Entry(visit.text("bots.limited"), Cell.text(JsonText.text(bot, "rateLimited"))));
        entries.add(new Entry(
                visit.text("bots.language"),
                Cell.text(JsonText.text(bot, "language") + ", " + JsonText.text(bot, "timezone"))));
        return entries;
    }

    private static List<Entry> telegram(Visit visit, JsonObject delivery) {
        List<Entry> entries = new ArrayList<>();
        String problem = JsonText.text(delivery, "problem");
        if (!problem.isEmpty()) {
            entries.add(new Entry(visit.text("bots.telegram.problem"), Cell.text(problem)));
        }
        String url = JsonText.text(delivery, "url");
        entries.add(new Entry(
                visit.text("bots.telegram.webhook"),
                url.isEmpty() ? Cell.text(visit.text("bots.telegram.none")) : Cell.code(url)));
        entries.add(new Entry(visit.text("bots.telegram.pending"), Cell.text(JsonText.text(delivery, "pending"))));
        if (!JsonText.text(delivery, "lastError").isEmpty()) {
            entries.add(new Entry(
                    visit.text("bots.telegram.error"),
                    new Cell.Two(
                            Cell.time(JsonText.text(delivery, "lastErrorAt")), JsonText.text(delivery, "lastError"))));
        }
        entries.add(new Entry(visit.text("bots.telegram.asked"), Cell.time(JsonText.text(delivery, "at"))));
        return entries;
    }

    private static Table plugins(Visit visit, String bot, JsonObject told) {
        return Table.of(
                        "plugins",
                        visit.text("bots.plugins.none"),
                        visit.text("bots.plugins"),
                        visit.text("bots.state"),
                        visit.text("bots.settings"))
                .rows(JsonText.objects(told, "plugins").stream()
                        .map(plugin -> {
                            String id = JsonText.text(plugin, "id");
                            boolean live = plugin.getBoolean("live", false);
                            return List.<Cell>of(
                                    Cell.link(id, Address.of("/plugins/{}", id)),
                                    Cell.badge(
                                            live ? Tone.GOOD : Tone.BAD,
                                            visit.text(live ? "bots.plugins.live" : "bots.plugins.away")),
                                    Cell.link(
                                            visit.text("bots.settings"),
                                            Address.of("/plugins/{}/settings", id)
                                                    .with("bot", (Object) bot)));
                        })
                        .toList());
    }

    private static Table commands(Visit visit, JsonObject told) {
        return Table.of(
                        "commands",
                        visit.text("bots.commands.none"),
                        visit.text("bots.commands"),
                        visit.text("bots.owner"),
                        visit.text("bots.about"))
                .rows(JsonText.objects(told, "commands").stream()
                        .map(command -> List.<Cell>of(
                                Cell.code(
                                        JsonText.text(command, "command").isEmpty()
                                                ? visit.text("bots.freetext")
                                                : JsonText.text(command, "command")),
                                Cell.text(JsonText.text(command, "owner")),
                                Cell.text(JsonText.text(command, "about"))))
                        .toList());
    }

    private static Table models(Visit visit, JsonObject told) {
        return Table.of(
                        "models",
                        visit.text("bots.models.none"),
                        visit.text("bots.models"),
                        visit.text("bots.provider"),
                        visit.text("bots.fallback"))
                .rows(JsonText.objects(told, "models").stream()
                        .map(model -> List.<Cell>of(
                                new Cell.Two(Cell.text(JsonText.text(model, "label")), JsonText.text(model, "id")),
                                new Cell.Two(
                                        Cell.text(JsonText.text(model, "provider")), JsonText.text(model, "model")),
                                Cell.text(JsonText.text(model, "fallback"))))
                        .toList());
    }

    private static Table plans(Visit visit, JsonObject told) {
        return Table.of("plans", visit.text("bots.plans.none"), visit.text("bots.plans"), visit.text("bots.limits"))
                .rows(JsonText.objects(told, "plans").stream()
                        .map(plan -> List.<Cell>of(
                                new Cell.Two(Cell.text(JsonText.text(plan, "label")), JsonText.text(plan, "id")),
                                new Cell.Several(JsonText.objects(plan, "limits").stream()
                                        .map(BotModel::limit)
                                        .toList())))
                        .toList());
    }

    private static Cell limit(JsonObject limit) {
        String models = String.join(", ", JsonText.texts(limit, "models"));
        return new Cell.Two(
                Cell.text(JsonText.text(limit, "amount") + " " + JsonText.text(limit, "unit") + " / "
                        + JsonText.text(limit, "per")),
                models);
    }
}
