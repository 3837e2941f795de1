package io.jackfield.host.intake;

import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;

/** {@code telegram_messages_total{direction="in"}} and {@code flood_refusals_total} by bot. Core loop only. */
public final class IntakeMeters {
    private final MeterRegistry registry;
    private final Map<Integer, Counter> received = new HashMap<>();
    private final Map<Integer, Counter> refused = new HashMap<>();

    public IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void received(ServedBot bot) {
        received.computeIfAbsent(
                        bot.number(),
                        number -> Counter.builder("telegram.messages")
                                .tag("direction", "in")
                                .tag("bot", bot.id())
                                .register(registry))
                .increment();
    }

    /** A user has sent more than they may. */
    void refused(ServedBot bot) {
        refused.computeIfAbsent(
                        bot.number(),
                        number -> Counter.builder("flood.refusals")
                                .tag("bot", bot.id())
                                .register(registry))
                .increment();
    }
}
