package io.jackfield.host.routing;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The routes of every bot, made anew when the set of plugins changes. Written on the core loop, read from any thread. */
public final class RoutingTable {
    private volatile Map<Integer, BotRoutes> routes = Map.of();
    private volatile List<ServedBot> bots = List.of();
    private volatile PluginRoom plugins;

    public void rebuild(List<ServedBot> served, PluginRoom room) {
        bots = served;
        plugins = room;
        routes = served.stream()
                .collect(Collectors.toMap(
                        ServedBot::number, bot -> BotRoutes.of(bot.config(), id -> handlers(room, id))));
    }

    public BotRoutes of(ServedBot bot) {
        return routes.get(bot.number());
    }

    /** The bots of this host. */
    public List<ServedBot> bots() {
        return bots;
    }

    /** One of them; fails when there is none with this id. */
    public ServedBot bot(String id) {
        return bots.stream()
                .filter(bot -> bot.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new JackfieldException(StandardError.NOT_FOUND, "this host serves no bot '" + id + "'"));
    }

    /** Whether a bot's file names the plugin, or a provider of models that it brings. */
    public boolean uses(ServedBot bot, String plugin) {
        return bot.config().plugins().containsKey(plugin)
                || bot.config().models().stream().anyMatch(offer -> brings(plugin, offer.provider()));
    }

    private boolean brings(String plugin, String provider) {
        return plugins.find(plugin)
                .filter(one -> one.extensions(ExtensionKind.MODEL_PROVIDER).containsKey(provider))
                .isPresent();
    }

    private static Map<String, LoadedExtension<CommandHandler, CommandSpec>> handlers(PluginRoom room, String plugin) {
        return room.find(plugin)
                .<Map<String, LoadedExtension<CommandHandler, CommandSpec>>>map(
                        one -> one.extensions(ExtensionKind.COMMAND_HANDLER))
                .orElse(Map.of());
    }

    /** Whether a plugin takes calls. */
    public boolean isLive(String plugin) {
        return plugins.find(plugin).isPresent();
    }
}
