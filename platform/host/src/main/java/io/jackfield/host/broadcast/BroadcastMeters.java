package io.jackfield.host.broadcast;

import io.jackfield.host.store.BroadcastDeliveryTable.Outcome;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** {@code broadcast_messages_total} by bot and outcome: {@code sent}, {@code blocked} or {@code failed}. */
record BroadcastMeters(MeterRegistry registry) {
    void count(ServedBot bot, Outcome outcome, long messages) {
        registry.counter(
                        "broadcast.messages",
                        "bot",
                        bot.id(),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment(messages);
    }
}
