package io.jackfield.host.plugins;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LiveConfig;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Names that belong to one plugin, of a bot or of the whole host: see {@link ExtensionKind.Scope}. */
final class ExtensionConflicts {
    private final LiveConfig config;

    ExtensionConflicts(LiveConfig config) {
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
        static What inBot(String name, BotConfig bot) {
            return new What(
                    name,
                    "to the bot " + bot.id() + " already",
                    "take one of the two out of config/bots/" + bot.id() + ".yaml");
        }

        static What onHost(String name) {
            return new What(name, "already", "take one of the two jars out of the watched directory");
        }
    }

    /** All conflicts of a plugin with others; there may be several with the same one. */
    List<Conflict> of(LoadedPlugin plugin, Collection<LoadedPlugin> live) {
        return live.stream()
                .filter(other -> !other.id().equals(plugin.id()))
                .flatMap(other -> ExtensionKind.ALL.stream().flatMap(kind -> of(kind, plugin, other)))
                .toList();
    }

    private Stream<Conflict> of(ExtensionKind<?, ?> kind, LoadedPlugin plugin, LoadedPlugin other) {
        Optional<String> shared = shared(kind, plugin, other);
        if (shared.isEmpty()) {
            return Stream.empty();
        }
        String name = kind.shown().apply(shared.get());
        return switch (kind.scope()) {
            case PLUGIN -> Stream.empty();
            case BOT ->
                botsOf(plugin, other)
                        .map(bot -> new Conflict(plugin, other, What.inBot(name, bot), isFirst(plugin, other, bot)));
            case HOST -> Stream.of(new Conflict(plugin, other, What.onHost(name), isFirst(plugin, other)));
        };
    }

    /** The bots do not matter to it, but where they name both plugins, their order counts. */
    private boolean isFirst(LoadedPlugin plugin, LoadedPlugin other) {
        return botsOf(plugin, other)
                .findFirst()
                .map(bot -> isFirst(plugin, other, bot))
                .orElse(plugin.id().compareTo(other.id()) < 0);
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

    private static Optional<String> shared(ExtensionKind<?, ?> kind, LoadedPlugin plugin, LoadedPlugin other) {
        Set<String> names = plugin.extensions().names(kind);
        return other.extensions().names(kind).stream().filter(names::contains).findFirst();
    }
}
