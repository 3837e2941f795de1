package io.jackfield.host.statistics;

import io.jackfield.host.event.SettledEvents;
import io.jackfield.host.llm.ModelUse;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.EventTable;
import io.jackfield.host.store.StatisticTable;
import io.jackfield.host.store.StatisticTable.Value;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the figures up to date every minute: adds events that are stored since, and what counters have grown; counts
 * users every ten minutes and reckons retention once a day. Core loop only.
 */
public final class StatisticsRound {
    private static final Logger LOG = LoggerFactory.getLogger(StatisticsRound.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration COUNTED_EVERY = Duration.ofMinutes(10);
    private static final int EVENTS_AT_ONCE = 20_000;
    private static final int WEEKS = 12;
    private static final int DAYS_BACK = 2;

    private final CoreLoop loop;
    private final StatisticTable table;
    private final EventTable events;
    private final Supplier<List<ServedBot>> bots;
    private final CounterDeltas counters;
    private final ModelDeltas models;
    private final Clock clock;
    private final SettledEvents settled = new SettledEvents();
    private BooleanSupplier mayWork = () -> false;
    private boolean stopped;
    private boolean caughtUp;
    private boolean told;
    private Instant countedAt = Instant.MIN;
    private LocalDate retainedOn = LocalDate.MIN;

    /**
     * @param bots those that are served
     * @param models what models were asked since the last time
     */
    public StatisticsRound(
            CoreLoop loop,
            StatisticTable table,
            EventTable events,
            Supplier<List<ServedBot>> bots,
            MeterRegistry meters,
            Supplier<List<ModelUse.Sum>> models,
            Clock clock) {
        this.loop = loop;
        this.table = table;
        this.events = events;
        this.bots = bots;
        this.clock = clock;
        counters = new CounterDeltas(meters);
        this.models = new ModelDeltas(models);
    }

    /** @param healthy whether the database takes what it is given */
    public void start(BooleanSupplier healthy) {
        mayWork = healthy;
        lookLater();
    }

    /** What counters have grown in the last minute is lost. */
    public void stop() {
        stopped = true;
    }

    private void lookLater() {
        loop.later(EVERY, () -> {
            if (!stopped) {
                lookNow().onComplete(done -> lookLater());
            }
        });
    }

    /** Brings everything up to date; completes when that is stored, and never fails. */
    public Future<Void> lookNow() {
        if (stopped || !mayWork.getAsBoolean()) {
            return Future.succeededFuture();
        }
        return addEvents()
                .compose(done -> table.add(grown()))
                .compose(done -> count())
                .onSuccess(done -> told = false)
                .onFailure(error -> {
                    if (!told) {
                        LOG.warn("statistics: figures cannot be stored, {}; trying again", error.getMessage());
                    }
                    told = true;
                })
                .otherwiseEmpty();
    }

    /** The newest events are certain at the second look only. */
    private Future<Void> addEvents() {
        return events.progress().compose(seen -> addEvents(settled.look(seen, clock.instant())));
    }

    private Future<Void> addEvents(long upTo) {
        return table.add(upTo, EVENTS_AT_ONCE, firstDay()).compose(place -> {
            if (place < upTo && !stopped) {
                return addEvents(upTo);
            }
            caughtUp = true;
            return Future.succeededFuture();
        });
    }

    /** What was stored while no host counted may be of any day. */
    private int firstDay() {
        return caughtUp ? (int) today().toEpochDay() - DAYS_BACK : 0;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private List<Value> grown() {
        List<Value> all = new ArrayList<>(models.of(bots.get(), clock.instant()));
        bots.get().forEach(bot -> all.addAll(counters.of(bot, clock.instant())));
        return all;
    }

    private Future<Void> count() {
        Instant now = clock.instant();
        boolean due = !countedAt.plus(COUNTED_EVERY).isAfter(now);
        boolean retention = !today().equals(retainedOn);
        Future<Void> counted = Future.succeededFuture();
        for (ServedBot bot : due ? bots.get() : List.<ServedBot>of()) {
            counted = counted.compose(done -> table.count(bot.number(), now));
            if (retention) {
                counted = counted.compose(done -> table.countRetention(bot.number(), now, WEEKS));
            }
        }
        return counted.onSuccess(done -> {
            countedAt = due ? now : countedAt;
            retainedOn = due ? today() : retainedOn;
        });
    }

    /** Counts users now, however lately that was done. */
    public Future<Void> countNow() {
        countedAt = Instant.MIN;
        retainedOn = LocalDate.MIN;
        return lookNow();
    }
}
