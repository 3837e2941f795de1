package io.jackfield.host.outbox;

import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.people.People;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what is sent tells the people desk who cannot be reached, and the operator of tokens that are revoked. Core loop only. */
public final class OutboxMeters implements OutboxEvents {
    private final MeterRegistry registry;
    private final People people;
    private final Supplier<Alerts> alerts;
    private final Map<Integer, Counter> sent = new HashMap<>();

    /** @param alerts asked when there is one */
    public OutboxMeters(MeterRegistry registry, People people, Supplier<Alerts> alerts) {
        this.alerts = alerts;
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
    public void tokenRevoked(ServedBot bot, String words) {
        alerts.get().raise(keyOf(bot), words);
    }

    @Override
    public void accepted(ServedBot bot) {
        alerts.get().clear(keyOf(bot));
    }

    private static String keyOf(ServedBot bot) {
        return "token " + bot.id();
    }

    @Override
    public void unreachable(ServedBot bot, long chat) {
        people.reachable(bot.number(), chat, false);
    }
}
