package io.jackfield.host.intake;

import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code telegram_messages_total{direction="in"}}, {@code bot_silence_seconds} and {@code flood_refusals_total} by bot.
 * Core loop only.
 */
public final class IntakeMeters {
    private final MeterRegistry registry;
    private final Map<Integer, Counter> received = new HashMap<>();
    private final Map<Integer, Counter> refused = new HashMap<>();
    private final Map<Integer, Long> latestNanos = new HashMap<>();

    public IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Its figures are there from the beginning: nothing came in, and the silence begins now. */
    public void serve(ServedBot bot) {
        latestNanos.put(bot.number(), System.nanoTime());
        updates(bot);
        refusals(bot);
        Gauge.builder("bot.silence", () -> silence(bot).toMillis() / 1e3)
                .tag("bot", bot.id())
                .baseUnit("seconds")
                .register(registry);
    }

    private Duration silence(ServedBot bot) {
        return Duration.ofNanos(System.nanoTime() - latestNanos.get(bot.number()));
    }

    void received(ServedBot bot) {
        latestNanos.put(bot.number(), System.nanoTime());
        updates(bot).increment();
    }

    private Counter updates(ServedBot bot) {
        return received.computeIfAbsent(
                bot.number(),
                number -> Counter.builder("telegram.messages")
                        .tag("direction", "in")
                        .tag("bot", bot.id())
                        .register(registry));
    }

    /** A user has sent more than they may. */
    void refused(ServedBot bot) {
        refusals(bot).increment();
    }

    private Counter refusals(ServedBot bot) {
        return refused.computeIfAbsent(
                bot.number(),
                number -> Counter.builder("flood.refusals").tag("bot", bot.id()).register(registry));
    }
}
