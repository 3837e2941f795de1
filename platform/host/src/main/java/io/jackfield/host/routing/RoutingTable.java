package io.jackfield.host.routing;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The routes of every bot, made anew when the set of plugins changes. Written on the core loop, read from any thread.
 */
public final class RoutingTable {
    private volatile Map<Integer, BotRoutes> routes = Map.of();
    private volatile List<ServedBot> bots = List.of();
    private volatile Function<String, Optional<LoadedPlugin>> plugins = id -> Optional.empty();

    /** @param live the live plugin of an id */
    public void rebuild(List<ServedBot> served, Function<String, Optional<LoadedPlugin>> live) {
        bots = served;
        plugins = live;
        routes = served.stream()
                .collect(Collectors.toMap(
                        ServedBot::number, bot -> BotRoutes.of(bot.config(), id -> handlers(live.apply(id)))));
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

    /** Whether a bot's file names the plugin, or a provider that it brings of models or of the one for recordings. */
    public boolean uses(ServedBot bot, String plugin) {
        return bot.config().plugins().containsKey(plugin)
                || bot.config().models().stream().anyMatch(offer -> brings(plugin, offer.provider()))
                || bot.config()
                        .speech()
                        .filter(speech -> brings(plugin, speech.provider()))
                        .isPresent();
    }

    private boolean brings(String plugin, String provider) {
        return plugins.apply(plugin)
                .filter(one -> one.extensions(ExtensionKind.MODEL_PROVIDER).containsKey(provider))
                .isPresent();
    }

    private static Map<String, LoadedExtension<CommandHandler, CommandSpec>> handlers(Optional<LoadedPlugin> plugin) {
        return plugin.<Map<String, LoadedExtension<CommandHandler, CommandSpec>>>map(
                        one -> one.extensions(ExtensionKind.COMMAND_HANDLER))
                .orElse(Map.of());
    }

    /** The version of a live plugin, or an empty text. */
    public String version(String plugin) {
        return plugins.apply(plugin).map(live -> live.info().version()).orElse("");
    }

    /** Whether a plugin takes calls. */
    public boolean isLive(String plugin) {
        return plugins.apply(plugin).isPresent();
    }
}
