package io.jackfield.host.statistics;

import io.jackfield.host.store.StatisticTable.Value;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** By how much the counters of bots have grown since they were last asked. Used by one thread at a time. */
public final class CounterDeltas {
    private static final int MICROS = 1_000_000;
    /** Names of figures to those of counters. */
    private static final Map<String, String> COUNTERS =
            Map.of("failures", "dead.letters", "refused", "telegram.refused", "limited", "telegram.rate.limited");

    private final MeterRegistry meters;
    private final Map<String, Long> before = new HashMap<>();

    public CounterDeltas(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What has not grown is left out. */
    public List<Value> of(ServedBot bot, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        List<Value> grown = new ArrayList<>();
        add(grown, bot, hour, "updates", (long) counted(bot, "telegram.messages", "direction", "in"));
        add(grown, bot, hour, "answers", answers(bot));
        COUNTERS.forEach((figure, counter) -> add(grown, bot, hour, figure, (long) counted(bot, counter)));
        // What no user's plan has paid is in it.
        add(grown, bot, hour, "cost.micro-usd", Math.round(counted(bot, "ai.cost.usd") * MICROS));
        return grown;
    }

    private void add(List<Value> grown, ServedBot bot, Instant hour, String figure, long total) {
        Long last = before.put(bot.id() + " " + figure, total);
        long more = total - (last == null ? 0 : last);
        if (more > 0) {
            grown.add(new Value(bot.number(), figure, hour, "", more));
        }
    }

    private double counted(ServedBot bot, String counter, String... tags) {
        return meters.find(counter).tags(tags).tag("bot", bot.id()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private long answers(ServedBot bot) {
        return meters.find("answer").tag("bot", bot.id()).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
