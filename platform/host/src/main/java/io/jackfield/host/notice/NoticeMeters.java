package io.jackfield.host.notice;

import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * {@code notices_total} by bot, kind and what became of a notice; {@code failed} counts kinds that could not say what
 * is due.
 */
record NoticeMeters(MeterRegistry registry) {
    void count(ServedBot bot, String kind, String state) {
        registry.counter("notices", "bot", bot.id(), "kind", kind, "state", state)
                .increment();
    }
}
