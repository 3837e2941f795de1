package io.jackfield.host.admin;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.routing.BotRoutes;
import io.jackfield.host.telegram.BotInspection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Bots as the admin API writes them. */
final class BotJson {
    private BotJson() {}

    /**
     * Adds what its file says and what has come of it.
     *
     * @param routes absent for a bot that does not run
     * @param isLive whether a plugin takes calls
     */
    static void describe(
            JsonObject shown,
            BotConfig bot,
            Optional<BotRoutes> routes,
            List<PluginStatus> statuses,
            Predicate<String> isLive) {
        JsonArray plugins = new JsonArray();
        bot.plugins()
                .keySet()
                .forEach(id -> plugins.add(new JsonObject().put("id", id).put("live", isLive.test(id))));
        JsonArray conflicts = new JsonArray();
        statuses.stream()
                .flatMap(status -> status.problem().stream()
                        .filter(problem -> problem.contains("the bot " + bot.id() + " "))
                        .map(problem -> status.jar().getFileName() + " " + problem))
                .forEach(conflicts::add);
        shown.put("language", bot.language())
                .put("timezone", bot.timezone().getId())
                .put("freeText", bot.freeText().orElse(null))
                .put("plugins", plugins)
                .put("commands", routes.map(known -> commands(bot, known)).orElse(new JsonArray()))
                .put("models", models(bot))
                .put("plans", plans(bot))
                .put("conflicts", conflicts);
    }

    /** In the order of the menu. */
    private static JsonArray commands(BotConfig bot, BotRoutes routes) {
        JsonArray commands = new JsonArray();
        for (CommandSpec spec : routes.specs()) {
            String owner = routes.owners().entrySet().stream()
                    .filter(entry -> entry.getValue().equals(spec))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
            commands.add(new JsonObject()
                    .put("command", spec.name().map(name -> "/" + name).orElse(""))
                    .put("owner", owner)
                    .put("about", spec.descriptionIn(bot.language()).orElse("")));
        }
        return commands;
    }

    private static JsonArray models(BotConfig bot) {
        JsonArray models = new JsonArray();
        for (ModelOffer offer : bot.models()) {
            models.add(new JsonObject()
                    .put("id", offer.id())
                    .put("label", offer.label())
                    .put("provider", offer.provider())
                    .put("model", offer.model())
                    .put("fallback", offer.fallback().orElse(null)));
        }
        return models;
    }

    /** The first plan is everybody's, and the others can be granted. */
    static JsonArray grantable(BotConfig bot) {
        JsonArray plans = new JsonArray();
        bot.plans().stream()
                .skip(1)
                .forEach(plan -> plans.add(new JsonObject().put("id", plan.id()).put("label", plan.label())));
        return plans;
    }

    private static JsonArray plans(BotConfig bot) {
        JsonArray plans = new JsonArray();
        for (Plan plan : bot.plans()) {
            JsonArray limits = new JsonArray();
            plan.limits()
                    .forEach(limit -> limits.add(new JsonObject()
                            .put("unit", limit.unit().name().toLowerCase(Locale.ROOT))
                            .put("amount", limit.amount().toPlainString())
                            .put("per", limit.period().name().toLowerCase(Locale.ROOT))
                            .put(
                                    "models",
                                    new JsonArray(
                                            limit.offers().stream().sorted().toList()))));
            plans.add(new JsonObject()
                    .put("id", plan.id())
                    .put("label", plan.label())
                    .put("premium", plan.premium())
                    .put("limits", limits));
        }
        return plans;
    }

    static JsonObject delivery(BotInspection.Delivery delivery) {
        return new JsonObject()
                .put("at", delivery.at().toString())
                .put("url", delivery.url())
                .put("pending", delivery.pending())
                .put("lastErrorAt", delivery.lastErrorAt().map(Object::toString).orElse(null))
                .put("lastError", delivery.lastError())
                .put("problem", delivery.problem());
    }

    static JsonObject account(BotInspection.Account account) {
        return new JsonObject()
                .put("ok", account.problem().isEmpty())
                .put("username", account.username())
                .put("name", account.name())
                .put("joinsGroups", account.joinsGroups())
                .put("readsGroups", account.readsGroups())
                .put("problem", account.problem());
    }
}
