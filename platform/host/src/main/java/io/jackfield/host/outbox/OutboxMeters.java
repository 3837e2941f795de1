package io.jackfield.host.outbox;

import io.jackfield.host.people.People;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;

/** Counts what is sent and tells the people desk who cannot be reached. Core loop only. */
public final class OutboxMeters implements OutboxEvents {
    private final MeterRegistry registry;
    private final People people;
    private final Map<Integer, Counter> sent = new HashMap<>();

    public OutboxMeters(MeterRegistry registry, People people) {
        this.registry = registry;
        this.people = people;
    }

    @Override
    public void sent(ServedBot bot) {
        sent.computeIfAbsent(
                        bot.number(),
                        number -> Counter.builder("telegram.messages")
                                .tag("direction", "out")
                                .tag("bot", bot.id())
                                .register(registry))
                .increment();
    }

    @Override
    public void rateLimited(ServedBot bot) {
        registry.counter("telegram.rate.limited", "bot", bot.id()).increment();
    }

    @Override
    public void refused(ServedBot bot) {
        registry.counter("telegram.refused", "bot", bot.id()).increment();
    }

    @Override
    public void unreachable(ServedBot bot, long chat) {
        people.reachable(bot.number(), chat, false);
    }
}
