package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.settings.SettingChange;
import io.jackfield.host.settings.SettingTarget;
import io.jackfield.host.settings.Settings;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What operators see of bots and do with the way of their updates. Core loop only. */
public final class AdminBots {
    private static final String BOT = "/bots/:bot";
    private static final KeyPath PAUSED = KeyPath.of("paused");

    private final RoutingTable table;
    private final Supplier<HostConfig> config;
    private final Supplier<List<PluginStatus>> statuses;
    private final BotRooms rooms;
    private final Settings settings;
    private final Clock clock;

    public AdminBots(
            RoutingTable table,
            Supplier<HostConfig> config,
            Supplier<List<PluginStatus>> statuses,
            BotRooms rooms,
            Settings settings,
            Clock clock) {
        this.table = table;
        this.config = config;
        this.statuses = statuses;
        this.rooms = rooms;
        this.settings = settings;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get(
                                "bots.list",
                                "/bots",
                                OperatorRight.VIEW,
                                "The bots that are served, how each gets its updates, and the plans that it can grant")
                        .query("all", "true for those that do not run as well")
                        .json(request -> Future.succeededFuture(
                                list(request.query("all").filter("true"::equals).isPresent()))),
                AdminCall.get(
                                "bots.show",
                                BOT,
                                OperatorRight.VIEW,
                                "A bot: its updates, what Telegram says, plugins, commands, models, plans, conflicts")
                        .json(request -> show(request.bot())),
                AdminCall.get("bots.check", BOT + "/check", OperatorRight.VIEW, "Ask Telegram who a bot is")
                        .json(request -> check(request.bot())),
                AdminCall.post(
                                "bots.webhook",
                                BOT + "/webhook",
                                OperatorRight.SETTINGS,
                                "Set the webhook of a bot again")
                        .json(this::webhook),
                AdminCall.post(
                                "bots.pause",
                                BOT + "/pause",
                                OperatorRight.SETTINGS,
                                "Leave a bot's updates with Telegram, which keeps them for a day")
                        .json(request -> pause(request, true)),
                AdminCall.post("bots.resume", BOT + "/resume", OperatorRight.SETTINGS, "Take a bot's updates again")
                        .json(request -> pause(request, false)));
    }

    private JsonObject list(boolean all) {
        JsonArray bots = new JsonArray();
        config.get().bots().stream()
                .filter(bot -> all || served(bot.id()).isPresent())
                .sorted(Comparator.comparing(BotConfig::id))
                .forEach(bot -> bots.add(row(bot).put("plans", BotJson.grantable(bot))));
        return new JsonObject().put("bots", bots);
    }

    private JsonObject row(BotConfig bot) {
        JsonObject row = new JsonObject()
                .put("id", bot.id())
                .put("name", bot.name())
                .put("username", bot.username())
                .put("state", rooms.statesWithTrouble().getOrDefault(bot.id(), "not running"))
                .put("paused", bot.isPaused())
                .put("served", served(bot.id()).isPresent());
        served(bot.id()).ifPresent(serves -> {
            row.put("name", serves.info().name()).put("username", serves.info().username());
            BotRooms.Traffic traffic = rooms.traffic(serves);
            traffic.silence()
                    .ifPresent(silence -> row.put("silentForMillis", silence.toMillis())
                            .put("lastUpdateAt", clock.instant().minus(silence).toString()));
            row.put("rateLimited", traffic.rateLimited()).put("waiting", traffic.waiting());
        });
        return row;
    }

    private Optional<ServedBot> served(String id) {
        return table.bots().stream().filter(bot -> bot.id().equals(id)).findFirst();
    }

    private BotConfig configured(String id) {
        return config.get().bots().stream()
                .filter(bot -> bot.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(StandardError.NOT_FOUND, "there is no bot '" + id + "'"));
    }

    private Future<JsonObject> show(String id) {
        BotConfig bot = configured(id);
        JsonObject shown = row(bot);
        BotJson.describe(shown, bot, served(id).map(table::of), statuses.get(), table::isLive);
        Optional<ServedBot> serves = served(id);
        return serves.isEmpty()
                ? Future.succeededFuture(shown)
                : rooms.delivery(serves.get()).map(delivery -> shown.put("telegram", BotJson.delivery(delivery)));
    }

    private Future<JsonObject> check(String id) {
        return rooms.account(table.bot(id)).map(BotJson::account);
    }

    private Future<JsonObject> webhook(AdminRequest request) {
        request.by();
        return rooms.setWebhook(table.bot(request.bot())).map(done -> new JsonObject().put("set", true));
    }

    private Future<JsonObject> pause(AdminRequest request, boolean wanted) {
        BotConfig bot = configured(request.bot());
        if (bot.isPaused() == wanted) {
            return Future.succeededFuture(new JsonObject().put("paused", wanted));
        }
        request.note().change(new JsonObject().put("paused", !wanted), new JsonObject().put("paused", wanted));
        return settings.change(SettingTarget.ofBot(bot.id()), List.of(SettingChange.set(PAUSED, wanted)), request.by())
                .map(done -> new JsonObject().put("paused", wanted));
    }
}
