package io.jackfield.host.payment;

import io.jackfield.host.loop.Blocking;
import io.jackfield.host.store.PaymentFiguresTable;
import io.jackfield.host.store.PaymentFiguresTable.Open;
import io.jackfield.host.store.PaymentFiguresTable.Since;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What waits for somebody, counted anew by {@link #count}: {@code payment_reviews_open},
 * {@code payment_differences_open} and {@code payment_surplus_open} by bot; {@code payment_callback_unanswered_seconds}
 * and {@code payment_compared_age_seconds} by bot and provider. Blocks.
 */
public final class PaymentGauges {
    /** Longer than any payment system calls again. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private final Blocking blocking;
    private final PaymentFiguresTable table;
    private final Supplier<List<ServedBot>> bots;
    private final Clock clock;
    private final MultiGauge reviews;
    private final MultiGauge differences;
    private final MultiGauge surplus;
    private final MultiGauge unanswered;
    private final MultiGauge compared;

    public PaymentGauges(
            Blocking blocking,
            PaymentFiguresTable table,
            Supplier<List<ServedBot>> bots,
            Clock clock,
            MeterRegistry registry) {
        this.blocking = blocking;
        this.table = table;
        this.bots = bots;
        this.clock = clock;
        reviews = MultiGauge.builder("payment.reviews.open").register(registry);
        differences = MultiGauge.builder("payment.differences.open").register(registry);
        surplus = MultiGauge.builder("payment.surplus.open").register(registry);
        unanswered = MultiGauge.builder("payment.callback.unanswered")
                .baseUnit("seconds")
                .register(registry);
        compared =
                MultiGauge.builder("payment.compared.age").baseUnit("seconds").register(registry);
    }

    public void count() {
        Map<Integer, Open> open = blocking.get("payment", table::open);
        show(reviews, open, Open::reviews);
        show(differences, open, Open::differences);
        show(surplus, open, Open::surplus);
        Instant now = clock.instant();
        show(unanswered, blocking.get("payment", () -> table.unanswered(now.minus(LONGEST_WAIT))), now);
        show(compared, blocking.get("payment", table::compared), now);
    }

    private void show(MultiGauge gauge, Map<Integer, Open> open, ToLongFunction<Open> figure) {
        List<Row<?>> rows = bots.get().stream()
                .<Row<?>>map(bot -> Row.of(
                        Tags.of("bot", bot.id()), figure.applyAsLong(open.getOrDefault(bot.number(), Open.NOTHING))))
                .toList();
        gauge.register(rows, true);
    }

    private void show(MultiGauge gauge, List<Since> moments, Instant now) {
        List<Row<?>> rows = moments.stream()
                .flatMap(since -> bot(since.bot()).stream().<Row<?>>map(bot -> age(bot, since, now)))
                .toList();
        gauge.register(rows, true);
    }

    private Optional<ServedBot> bot(int number) {
        return bots.get().stream().filter(bot -> bot.number() == number).findFirst();
    }

    private static Row<Number> age(ServedBot bot, Since since, Instant now) {
        long seconds = Math.max(0, Duration.between(since.moment(), now).toSeconds());
        return Row.of(Tags.of("bot", bot.id(), "provider", since.provider()), seconds);
    }
}
