package io.jackfield.host.payment.callback;

import io.jackfield.host.store.PaymentCallbackTable.Route;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Calls that left no row, by bot and provider: {@code payment_callbacks_refused_total} by reason ({@code fruitless} for
 * an address that has called too often in vain, {@code busy} when too many are under way),
 * {@code payment_callbacks_unwritten_total} for those of strangers that brought nothing while too many of theirs had.
 */
record CallbackMeters(MeterRegistry registry) {
    void refused(Route route, String reason) {
        registry.counter(
                        "payment.callbacks.refused", "bot", route.bot(), "provider", route.provider(), "reason", reason)
                .increment();
    }

    void unwritten(Route route) {
        registry.counter("payment.callbacks.unwritten", "bot", route.bot(), "provider", route.provider())
                .increment();
    }
}
