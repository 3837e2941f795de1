package io.jackfield.host.payment.callback;

import io.jackfield.host.payment.provider.ProviderCalls;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.store.PaymentCallbackTable;
import io.jackfield.host.store.PaymentCallbackTable.Route;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which bots payment systems may call about: those that use a provider now, or ever did. Core loop only. */
final class CallbackRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackRoutes.class);

    private final PaymentCallbackTable table;
    private final RoutingTable bots;
    private final Supplier<Collection<LoadedPlugin>> live;
    private final Map<Key, Route> known = new HashMap<>();
    private final Set<Route> unsaved = new HashSet<>();

    CallbackRoutes(PaymentCallbackTable table, RoutingTable bots, Supplier<Collection<LoadedPlugin>> live) {
        this.table = table;
        this.bots = bots;
        this.live = live;
    }

    private record Key(String provider, String bot) {}

    Future<Void> load() {
        return table.routes().onSuccess(routes -> routes.forEach(this::add)).mapEmpty();
    }

    /** Empty when the system has never had this bot here. */
    Optional<Route> find(String provider, String bot) {
        return Optional.ofNullable(known.get(new Key(provider, bot)));
    }

    /** Plugins have come or gone, or bots name others. */
    void changed() {
        for (LoadedPlugin plugin : live.get()) {
            for (ServedBot bot : bots.bots()) {
                if (bots.uses(bot, plugin.id())) {
                    ProviderCalls.names(plugin)
                            .forEach(provider -> notice(new Route(provider, bot.id(), bot.number())));
                }
            }
        }
        save();
    }

    private void notice(Route route) {
        if (add(route)) {
            unsaved.add(route);
        }
    }

    private boolean add(Route route) {
        return known.put(new Key(route.provider(), route.bot()), route) == null;
    }

    /** What could not be stored before is tried again. */
    void save() {
        if (unsaved.isEmpty()) {
            return;
        }
        List<Route> saving = List.copyOf(unsaved);
        table.remember(saving)
                .onSuccess(done -> saving.forEach(unsaved::remove))
                .onFailure(error -> LOG.warn(
                        "payments: which bots payment systems call about cannot be stored, {}; tried again with the next"
                                + " call",
                        error.getMessage()));
    }
}
