package io.jackfield.host;

import io.jackfield.host.meters.Histograms;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** How far journal and outbox lag behind, dead letters, and whether Redis answers. Core loop only, scrapes included. */
final class FlowMeters {
    private static final String BOT = "bot";
    private static final String SECONDS = "seconds";

    private final MeterRegistry registry;
    private final OutboxWing out;

    FlowMeters(MeterRegistry registry, StorageWing storage, OutboxWing out) {
        this.registry = registry;
        this.out = out;
        Timer flushes = Histograms.of("journal.flush").register(registry);
        storage.journal.onFlush(nanos -> flushes.record(nanos, TimeUnit.NANOSECONDS));
        gauge("journal.up", () -> storage.journal.healthy() ? 1 : 0).register(registry);
        gauge("journal.waiting", storage.journal::backlog).register(registry);
        gauge("journal.lag", () -> storage.journal.lag().toNanos() / 1e9)
                .baseUnit(SECONDS)
                .register(registry);
        gauge("redis.up", () -> storage.redis.isUp() ? 1 : 0).register(registry);
        gauge("redis.ping", storage.redis::pingSeconds).baseUnit(SECONDS).register(registry);
    }

    /** Its figures are there from the beginning, as zeros. */
    void serve(ServedBot bot) {
        out.meters.serve(bot);
        registry.counter("dead.letters", BOT, bot.id());
        gauge("outbox.waiting", () -> out.outbox.waitingOf(bot.number()))
                .tag(BOT, bot.id())
                .register(registry);
        gauge(
                        "outbox.oldest.unsent",
                        () -> out.outbox.oldestUnsent(bot.number()).toNanos() / 1e9)
                .tag(BOT, bot.id())
                .baseUnit(SECONDS)
                .register(registry);
        gauge("telegram.up", () -> out.outbox.trouble(bot.id()).isEmpty() ? 1 : 0)
                .tag(BOT, bot.id())
                .register(registry);
    }

    /** A dead letter of a bot was stored. */
    void letter(ServedBot bot) {
        registry.counter("dead.letters", BOT, bot.id()).increment();
    }

    private static Gauge.Builder<?> gauge(String name, DoubleSupplier value) {
        return Gauge.builder(name, value::getAsDouble);
    }
}
