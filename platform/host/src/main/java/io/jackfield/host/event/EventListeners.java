package io.jackfield.host.event;

import io.jackfield.api.BotView;
import io.jackfield.api.event.EventListener;
import io.jackfield.api.event.ListenerSpec;
import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.calls.Quarantine;
import io.jackfield.host.config.Permission;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.store.EventDeliveryTable.Left;
import io.jackfield.host.store.EventTable.Progress;
import io.jackfield.host.store.EventTables;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to the listeners of the plugins that are loaded; one that is away goes on where it stopped when it is
 * back. Core loop only; each round of a listener has a thread of its own.
 */
public final class EventListeners {
    private static final Logger LOG = LoggerFactory.getLogger(EventListeners.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    /** After a round that has failed, which is the database's fault and no listener's. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final Duration FIGURES_EVERY = Duration.ofSeconds(10);

    private final Setting setting;
    private final ListenerFeed.Services services;
    private final ListenerMeters meters;
    private final SettledEvents settled = new SettledEvents();
    /** Listeners that have a round under way, or a pause after one that failed. */
    private final Set<String> busy = new HashSet<>();
    /** Those whose latest round has failed, which is told once. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    private BooleanSupplier mayWork = () -> false;
    private volatile boolean stopped;
    private boolean reachable = true;
    private Instant figuresAt = Instant.MIN;

    /**
     * What it works with.
     *
     * @param live the plugins that take calls
     * @param bots those that are served
     * @param views a bot as a plugin sees it
     * @param quarantines plugins that are not called at present
     */
    public record Setting(
            CoreLoop loop,
            Blocking blocking,
            EventTables tables,
            PluginsConfig config,
            Supplier<Collection<LoadedPlugin>> live,
            Supplier<List<ServedBot>> bots,
            BiFunction<LoadedPlugin, ServedBot, BotView> views,
            Supplier<Map<String, Quarantine>> quarantines,
            Alerts alerts,
            MeterRegistry meters,
            Clock clock) {}

    public EventListeners(Setting setting) {
        this.setting = setting;
        services = new ListenerFeed.Services(
                setting.blocking(),
                setting.tables(),
                new ListenerCalls(setting.loop().vertx(), setting.views(), setting.config()),
                setting.clock());
        meters = new ListenerMeters(setting.meters());
    }

    private record Loaded(LoadedPlugin plugin, ListenerSpec spec) {}

    /** @param healthy whether the database is this host's and takes what it is given; until then nothing is begun */
    public void start(BooleanSupplier healthy) {
        mayWork = healthy;
        look();
    }

    /** Calls under way go on to their end; nothing further is handed over. */
    public void stop() {
        stopped = true;
    }

    private void look() {
        if (!stopped) {
            lookNow().onComplete(done -> setting.loop().later(LOOK_EVERY, this::look));
        }
    }

    /** Begins a round of every listener that has none under way; never fails. */
    public Future<Void> lookNow() {
        List<Loaded> loaded = loaded();
        forget(loaded);
        if (stopped || loaded.isEmpty() || !mayWork.getAsBoolean()) {
            return Future.succeededFuture();
        }
        return setting.tables()
                .events()
                .progress()
                .map(this::settledAt)
                .map(upTo -> begin(loaded, upTo))
                .otherwise(this::away);
    }

    private Void begin(List<Loaded> loaded, long upTo) {
        reachable = true;
        loaded.forEach(one -> begin(one, upTo));
        if (figuresAt.plus(FIGURES_EVERY).isBefore(setting.clock().instant())) {
            figuresAt = setting.clock().instant();
            loaded.forEach(one -> readFigures(one.spec().name()));
        }
        return null;
    }

    private Void away(Throwable error) {
        if (reachable) {
            LOG.warn("events: cannot look for events, {}; trying again", error.getMessage());
        }
        reachable = false;
        return null;
    }

    private long settledAt(Progress seen) {
        return settled.look(seen, setting.clock().instant());
    }

    private List<Loaded> loaded() {
        return setting.live().get().stream()
                // One from which the permission was taken waits as if it were away.
                .filter(plugin -> plugin.grant().has(Permission.EVENTS))
                .flatMap(plugin -> plugin.extensions(ExtensionKind.EVENT_LISTENER).values().stream()
                        .map((LoadedExtension<EventListener, ListenerSpec> one) -> new Loaded(plugin, one.spec())))
                .toList();
    }

    private void forget(List<Loaded> loaded) {
        Set<String> names =
                loaded.stream().map(one -> one.spec().name()).collect(Collectors.toCollection(HashSet::new));
        meters.keep(names);
    }

    private void begin(Loaded one, long upTo) {
        String listener = one.spec().name();
        if (busy.contains(listener)
                || setting.quarantines().get().containsKey(one.plugin().id())) {
            return;
        }
        ListenerFeed feed = new ListenerFeed(services, one.plugin(), one.spec(), () -> goesOn(one));
        Map<Integer, ServedBot> bots = users(one.plugin());
        busy.add(listener);
        Thread.ofVirtual().name("events-" + listener).start(() -> {
            boolean well = run(feed, listener, bots, upTo);
            setting.loop().later(well ? AT_ONCE : PAUSE, () -> busy.remove(listener));
        });
    }

    /** Round after round while there is more; gives whether all went well. */
    private boolean run(ListenerFeed feed, String listener, Map<Integer, ServedBot> bots, long upTo) {
        try {
            boolean more = true;
            while (more) {
                more = feed.round(bots, upTo);
            }
            failing.remove(listener);
            return true;
        } catch (RuntimeException | Error e) {
            if (!stopped && failing.add(listener)) {
                LOG.warn("events: listener={} a round has failed; it is done again until it goes", listener, e);
            }
            return false;
        }
    }

    /** Whether it is this version that takes calls. */
    private boolean goesOn(Loaded one) {
        return !stopped && setting.live().get().stream().anyMatch(plugin -> plugin == one.plugin());
    }

    private Map<Integer, ServedBot> users(LoadedPlugin plugin) {
        return setting.bots().get().stream()
                .filter(bot -> bot.config().plugins().containsKey(plugin.id()))
                .collect(Collectors.toMap(ServedBot::number, Function.identity()));
    }

    private void readFigures(String listener) {
        setting.tables()
                .deliveries()
                .left(listener)
                .compose(left -> oldest(listener, left))
                .onFailure(error ->
                        LOG.debug("events: listener={} figures cannot be read, {}", listener, error.getMessage()));
    }

    private Future<Void> oldest(String listener, Left left) {
        return setting.tables().listeners().oldestAhead(listener).map(ahead -> {
            Instant now = setting.clock().instant();
            Instant oldest = Stream.concat(left.oldest().stream(), ahead.stream())
                    .min(Comparator.naturalOrder())
                    .orElse(now);
            double lag = Math.max(0, Duration.between(oldest, now).toMillis() / 1_000.0);
            meters.set(listener, new ListenerMeters.Figures(lag, left.dead()));
            tell(listener, left.dead());
            return null;
        });
    }

    private void tell(String listener, long dead) {
        String key = "event listener " + listener;
        if (dead == 0) {
            setting.alerts().clear(key);
            return;
        }
        setting.alerts()
                .raise(Trouble.of(
                                key,
                                "listener " + listener + ": " + dead
                                        + " events could not be delivered; see jackfield admin events dead --listener "
                                        + listener)
                        .about(AlertObject.listener(listener))
                        .endedBy(AlertAction.replayEvents(listener)));
    }
}
