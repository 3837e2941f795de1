package io.jackfield.host.plugins;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LiveConfig;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** In one bot a command belongs to one plugin. */
final class CommandConflicts {
    private final LiveConfig config;

    CommandConflicts(LiveConfig config) {
        this.config = config;
    }

    /** Two plugins that bring the same command to the same bot. */
    record Conflict(LoadedPlugin plugin, LoadedPlugin other, String command, BotConfig bot) {
        BrokenJarException problem() {
            return problem(other);
        }

        BrokenJarException problemOfOther() {
            return problem(plugin);
        }

        /** Whether the bot's file names the other one after the plugin. */
        boolean otherIsListedLater() {
            List<String> order = List.copyOf(bot.plugins().keySet());
            return order.indexOf(other.id()) > order.indexOf(plugin.id());
        }

        private BrokenJarException problem(LoadedPlugin owner) {
            return BrokenJarException.blockedByOthers(
                    "brings /" + command + ", which " + owner.id() + " brings to the bot " + bot.id()
                            + " already; take one of the two out of config/bots/" + bot.id() + ".yaml");
        }
    }

    Optional<Conflict> of(LoadedPlugin plugin, Collection<LoadedPlugin> live) {
        return config.now().bots().stream()
                .filter(bot -> bot.plugins().containsKey(plugin.id()))
                .flatMap(bot -> live.stream()
                        .filter(other -> !other.id().equals(plugin.id()))
                        .filter(other -> bot.plugins().containsKey(other.id()))
                        .flatMap(other -> shared(plugin, other).stream()
                                .map(command -> new Conflict(plugin, other, command, bot))))
                .findFirst();
    }

    private static Optional<String> shared(LoadedPlugin plugin, LoadedPlugin other) {
        return commands(plugin).stream().filter(commands(other)::contains).findFirst();
    }

    private static List<String> commands(LoadedPlugin plugin) {
        return plugin.handlers().values().stream()
                .flatMap(handler -> handler.spec().name().stream())
                .toList();
    }
}
