package io.jackfield.host.notice;

import io.jackfield.api.BotView;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.telegram.ServedBot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The kinds of notices that bots have: those of the live plugins that they use, unless their files say no. From any
 * thread.
 */
public final class BotKinds {
    private final RoutingTable table;
    private final Supplier<Collection<LoadedPlugin>> live;
    private final BiFunction<LoadedPlugin, ServedBot, BotView> views;

    public BotKinds(
            RoutingTable table,
            Supplier<Collection<LoadedPlugin>> live,
            BiFunction<LoadedPlugin, ServedBot, BotView> views) {
        this.table = table;
        this.live = live;
        this.views = views;
    }

    /** Those of all bots. */
    List<BotKind> all() {
        return table.bots().stream().flatMap(bot -> of(bot).stream()).toList();
    }

    /** Those of one bot. */
    List<BotKind> of(ServedBot bot) {
        return live.get().stream()
                .filter(plugin -> table.uses(bot, plugin.id()))
                .flatMap(plugin -> plugin.extensions(ExtensionKind.NOTICE_KIND).values().stream()
                        .filter(kind ->
                                bot.config().notices().kind(kind.spec().name()).enabled())
                        .map(kind -> new BotKind(bot, plugin, kind.spec(), views.apply(plugin, bot))))
                .toList();
    }

    /** One of those of a bot. */
    Optional<BotKind> find(ServedBot bot, String name) {
        return of(bot).stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** One of the bots of this host; fails when there is none with this id. */
    ServedBot bot(String id) {
        return table.bot(id);
    }

    /** One of the bots of this host, by its number in the tables. */
    Optional<ServedBot> bot(int number) {
        return table.bots().stream().filter(bot -> bot.number() == number).findFirst();
    }

    /** Whether a live plugin brings a kind of this name. */
    boolean brings(String plugin, String name) {
        return live.get().stream()
                .anyMatch(one -> one.id().equals(plugin)
                        && one.extensions(ExtensionKind.NOTICE_KIND).containsKey(name));
    }
}
