package io.jackfield.host.event;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.event.ListenerSpec;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.store.EventDeliveryTable.Delivery;
import io.jackfield.host.store.EventDeliveryTable.PersonOf;
import io.jackfield.host.store.EventTable.Position;
import io.jackfield.host.store.EventTable.Stored;
import io.jackfield.host.store.EventTable.Wanted;
import io.jackfield.host.store.EventTables;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One listener and what it is given: first what is due again, then the next page. Not more than {@link #MOST_WAITING}
 * events wait to be tried again; until then the others stay where they are. Its rounds block and come one after the
 * other.
 */
final class ListenerFeed {
    static final int MOST_WAITING = 1_000;
    private static final int PAGE = 100;
    /** A listener may want few of many events, and a new one begins far behind: no statement looks at more of them. */
    static final long MOST_IDS = 20_000;

    private final Services services;
    private final LoadedPlugin plugin;
    private final ListenerSpec spec;
    private final BooleanSupplier goesOn;

    /** What it works with. */
    record Services(Blocking blocking, EventTables tables, ListenerCalls calls, Clock clock) {}

    /** @param goesOn false once the host stops or the plugin has gone: no further event is handed over */
    ListenerFeed(Services services, LoadedPlugin plugin, ListenerSpec spec, BooleanSupplier goesOn) {
        this.services = services;
        this.plugin = plugin;
        this.spec = spec;
        this.goesOn = goesOn;
    }

    /**
     * Hands over what there is, at most a page.
     *
     * @param bots those that use the plugin, by number
     * @param upTo the highest id that may be read
     * @return whether there may be more at once
     */
    boolean round(Map<Integer, ServedBot> bots, long upTo) {
        Position position = services.blocking()
                .get(
                        "event",
                        () -> services.tables()
                                .listeners()
                                .position(
                                        spec.name(), services.clock().instant().atOffset(ZoneOffset.UTC)));
        if (bots.isEmpty() || !goesOn.getAsBoolean()) {
            return false;
        }
        int tried = retries(bots);
        if (position.id() >= upTo || isFull(bots)) {
            return tried > 0;
        }
        return page(bots, position, upTo) || tried > 0;
    }

    /**
     * What waits for a bot that does not use the plugin any more is not tried, so that it must not hold up the others.
     */
    private boolean isFull(Map<Integer, ServedBot> bots) {
        return services.blocking()
                .get("event", () -> services.tables().deliveries().isFull(spec.name(), bots.keySet(), MOST_WAITING));
    }

    /** Gives how many have come to an end, so that what waited behind them may go. */
    private int retries(Map<Integer, ServedBot> bots) {
        List<Delivery> due = services.blocking()
                .get(
                        "event",
                        () -> services.tables()
                                .deliveries()
                                .due(
                                        spec.name(),
                                        bots.keySet(),
                                        services.clock().instant(),
                                        PAGE));
        int ended = 0;
        for (Delivery delivery : due) {
            if (goesOn.getAsBoolean() && retry(bots, delivery)) {
                ended++;
            }
        }
        return ended;
    }

    private boolean retry(Map<Integer, ServedBot> bots, Delivery delivery) {
        Optional<JackfieldException> error =
                isKept(delivery.stored()) ? hand(bots).apply(delivery.stored()) : Optional.empty();
        if (error.isEmpty()) {
            long id = delivery.stored().position().id();
            services.blocking()
                    .get("event", () -> services.tables().deliveries().done(spec.name(), id));
            return true;
        }
        Delivery failed =
                RetryPauses.after(delivery, error.get(), services.clock().instant());
        services.blocking().get("event", () -> services.tables().deliveries().failed(spec.name(), failed));
        return failed.deadSince().isPresent();
    }

    /** Whether the event itself is there still. */
    private static boolean isKept(Stored stored) {
        return !stored.event().name().isEmpty();
    }

    private boolean page(Map<Integer, ServedBot> bots, Position position, long upTo) {
        long end = Math.min(upTo, position.id() + MOST_IDS);
        List<Stored> page = services.blocking()
                .get("event", () -> services.tables().events().after(position, end, wanted(bots), PAGE));
        PageDelivery delivery = new PageDelivery(hand(bots), goesOn, services.clock());
        List<Delivery> left = delivery.deliver(page, waiting(page));
        boolean isFull = page.size() == PAGE;
        Position reached = isFull ? page.getLast().position() : end(page, position, end);
        services.blocking().get("event", () -> services.tables().deliveries().moveOn(spec.name(), reached, left));
        return (isFull || end < upTo) && goesOn.getAsBoolean();
    }

    /** There is nothing more up to there. */
    private static Position end(List<Stored> page, Position before, long upTo) {
        int day = page.isEmpty() ? before.day() : page.getLast().position().day();
        return new Position(Math.max(day, before.day()), upTo);
    }

    private Set<PersonOf> waiting(List<Stored> page) {
        Set<PersonOf> people = page.stream()
                .flatMap(one -> PageDelivery.personOf(one).stream())
                .collect(Collectors.toSet());
        return people.isEmpty()
                ? Set.of()
                : services.blocking()
                        .get("event", () -> services.tables().deliveries().waiting(spec.name(), people));
    }

    private Wanted wanted(Map<Integer, ServedBot> bots) {
        Map<Boolean, List<String>> names =
                spec.events().stream().collect(Collectors.partitioningBy(name -> name.endsWith(".*")));
        return new Wanted(
                List.copyOf(bots.keySet()),
                names.get(false),
                names.get(true).stream()
                        .map(pattern -> pattern.substring(0, pattern.length() - 1))
                        .toList());
    }

    private Function<Stored, Optional<JackfieldException>> hand(Map<Integer, ServedBot> bots) {
        return stored -> services.calls()
                .hand(plugin, spec.name(), bots.get(stored.event().bot()), stored);
    }
}
