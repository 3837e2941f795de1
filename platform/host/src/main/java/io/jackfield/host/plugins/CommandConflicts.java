package io.jackfield.host.plugins;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LiveConfig;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In one bot a command belongs to one plugin, and on the whole host a model provider does. */
final class CommandConflicts {
    private final LiveConfig config;

    CommandConflicts(LiveConfig config) {
        this.config = config;
    }

    /**
     * Two plugins that bring the same.
     *
     * @param what they both bring
     * @param first whether the plugin comes before the other one
     */
    record Conflict(LoadedPlugin plugin, LoadedPlugin other, What what, boolean first) {
        BrokenJarException problem() {
            return problem(other);
        }

        BrokenJarException problemOfOther() {
            return problem(plugin);
        }

        private BrokenJarException problem(LoadedPlugin owner) {
            return BrokenJarException.blockedByOthers("brings " + what.name() + ", which " + owner.id() + " brings "
                    + what.place() + "; " + what.wayOut());
        }
    }

    /** What two plugins bring, as the parts of a sentence. */
    record What(String name, String place, String wayOut) {
        static What command(String command, BotConfig bot) {
            return new What(
                    "/" + command,
                    "to the bot " + bot.id() + " already",
                    "take one of the two out of config/bots/" + bot.id() + ".yaml");
        }

        static What model(String provider) {
            return new What(
                    "the model provider " + provider,
                    "already",
                    "take one of the two jars out of the watched directory");
        }
    }

    /** All conflicts of a plugin with others; there may be several with the same one. */
    List<Conflict> of(LoadedPlugin plugin, Collection<LoadedPlugin> live) {
        return live.stream()
                .filter(other -> !other.id().equals(plugin.id()))
                .flatMap(other -> Stream.concat(inBots(plugin, other), ofModels(plugin, other)))
                .toList();
    }

    private Stream<Conflict> inBots(LoadedPlugin plugin, LoadedPlugin other) {
        return botsOf(plugin, other)
                .flatMap(bot -> shared(commands(plugin), commands(other)).stream()
                        .map(command ->
                                new Conflict(plugin, other, What.command(command, bot), isFirst(plugin, other, bot))));
    }

    /** The bots do not matter to it, but where they name both plugins, their order counts. */
    private Stream<Conflict> ofModels(LoadedPlugin plugin, LoadedPlugin other) {
        boolean first = botsOf(plugin, other)
                .findFirst()
                .map(bot -> isFirst(plugin, other, bot))
                .orElse(plugin.id().compareTo(other.id()) < 0);
        return shared(plugin.models().keySet(), other.models().keySet()).stream()
                .map(provider -> new Conflict(plugin, other, What.model(provider), first));
    }

    private Stream<BotConfig> botsOf(LoadedPlugin plugin, LoadedPlugin other) {
        return config.now().bots().stream()
                .filter(bot ->
                        bot.plugins().containsKey(plugin.id()) && bot.plugins().containsKey(other.id()));
    }

    private static boolean isFirst(LoadedPlugin plugin, LoadedPlugin other, BotConfig bot) {
        List<String> order = List.copyOf(bot.plugins().keySet());
        return order.indexOf(plugin.id()) < order.indexOf(other.id());
    }

    private static Optional<String> shared(Collection<String> ofPlugin, Collection<String> ofOther) {
        return ofPlugin.stream().filter(ofOther::contains).findFirst();
    }

    private static List<String> commands(LoadedPlugin plugin) {
        return plugin.handlers().values().stream()
                .flatMap(handler -> handler.spec().name().stream())
                .toList();
    }
}
