package io.jackfield.host.billing;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.SubscriptionTable;
import io.jackfield.host.store.SubscriptionTable.Grace;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts subscribers once a minute. Core loop only. */
public final class SubscriberCount {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriberCount.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final CoreLoop loop;
    private final SubscriptionTable table;
    private final Supplier<List<ServedBot>> bots;
    private final BillingMeters meters;
    private final Clock clock;
    private boolean stopped;

    SubscriberCount(
            CoreLoop loop, SubscriptionTable table, Supplier<List<ServedBot>> bots, BillingMeters meters, Clock clock) {
        this.loop = loop;
        this.table = table;
        this.bots = bots;
        this.meters = meters;
        this.clock = clock;
    }

    void start() {
        if (stopped) {
            return;
        }
        now();
        loop.later(EVERY, this::start);
    }

    void stop() {
        stopped = true;
    }

    /** Counts at once, since something has changed. */
    public void now() {
        table.active(clock.instant(), graces())
                .onSuccess(this::show)
                .onFailure(error -> LOG.debug("billing: subscribers cannot be counted: {}", error.getMessage()));
    }

    private List<Grace> graces() {
        return bots.get().stream()
                .flatMap(bot -> bot.config().plans().stream()
                        .map(plan -> new Grace(
                                bot.number(),
                                plan.id(),
                                bot.config().terms(plan.id()).grace())))
                .toList();
    }

    private void show(Map<Integer, Map<String, Long>> counted) {
        Map<String, Map<String, Long>> all = new TreeMap<>();
        for (ServedBot bot : bots.get()) {
            Map<String, Long> plans = new TreeMap<>(counted.getOrDefault(bot.number(), Map.of()));
            bot.config().plans().stream().skip(1).map(Plan::id).forEach(plan -> plans.putIfAbsent(plan, 0L));
            all.put(bot.id(), plans);
        }
        meters.active(all);
    }
}
