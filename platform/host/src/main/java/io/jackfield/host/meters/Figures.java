package io.jackfield.host.meters;

import io.jackfield.host.meters.Figure.Before;
import io.jackfield.host.meters.Figure.Measure.Greatest;
import io.jackfield.host.meters.Figure.Measure.Percentile;
import io.jackfield.host.meters.Figure.Measure.Rate;
import io.jackfield.host.meters.Figure.Measure.Sum;
import io.jackfield.host.meters.Figure.Measured;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The figures whose last day is kept in memory, for charts that need no other service. Core loop only. */
public final class Figures {
    private static final double MILLIS = 1_000;
    private static final String ANSWER = "answer";
    private static final double MOST = 0.95;

    /** All of them; {@code README} of the platform lists them. */
    public static final List<Figure> ALL = List.of(
            new Figure("updates", "1/min", new Rate("telegram.messages", "direction", "in")),
            new Figure("messages", "1/min", new Rate("telegram.messages", "direction", "out")),
            new Figure("answers", "1/min", new Rate(ANSWER)),
            new Figure("answer.p50", "ms", new Percentile(ANSWER, 0.5)),
            new Figure("answer.p95", "ms", new Percentile(ANSWER, MOST)),
            new Figure("dead.letters", "1/min", new Rate("dead.letters")),
            new Figure("errors", "1/min", new Rate("errors")),
            new Figure("telegram.limited", "1/min", new Rate("telegram.rate.limited")),
            new Figure("telegram.refused", "1/min", new Rate("telegram.refused")),
            new Figure("flood.refusals", "1/min", new Rate("flood.refusals")),
            new Figure("plugin.calls", "1/min", new Rate("plugin.calls")),
            new Figure("plugin.failures", "1/min", new Rate("plugin.calls", "outcome", "failed")),
            new Figure("plugin.p95", "ms", new Percentile("plugin.call.duration", MOST)),
            new Figure("plugin.running", "calls", new Sum("plugin.running.calls", 1)),
            new Figure("plugin.waiting", "calls", new Sum("plugin.waiting.calls", 1)),
            new Figure("model.requests", "1/min", new Rate("ai.requests")),
            new Figure("model.failures", "1/min", new Rate("ai.failures")),
            new Figure("model.p95", "ms", new Percentile("ai.request.duration", MOST)),
            new Figure("model.first-token.p95", "ms", new Percentile("ai.first.token", MOST)),
            new Figure("model.cost", "USD/min", new Rate("ai.cost.usd")),
            new Figure("payments", "1/min", new Rate("payments")),
            new Figure("journal.waiting", "rows", new Sum("journal.waiting", 1)),
            new Figure("journal.lag", "ms", new Greatest("journal.lag", MILLIS)),
            new Figure("journal.flush.p95", "ms", new Percentile("journal.flush", MOST)),
            new Figure("outbox.waiting", "messages", new Sum("outbox.waiting", 1)),
            new Figure("outbox.oldest", "ms", new Greatest("outbox.oldest.unsent", MILLIS)),
            new Figure("redis.ping", "ms", new Greatest("redis.ping", MILLIS)),
            new Figure("loop.delay", "ms", new Greatest("loop.delay", MILLIS)),
            new Figure("heap", "bytes", new Sum("jvm.memory.used", 1, "area", "heap")),
            new Figure("threads", "threads", new Sum("jvm.threads.live", 1)));

    private final MeterRegistry registry;
    private final FigureRing ring =
            new FigureRing(ALL.stream().map(Figure::name).toList());
    private final Map<String, Before> before = new HashMap<>();
    private Instant measuredAt = Instant.MIN;

    public Figures(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Their courses. */
    public FigureRing ring() {
        return ring;
    }

    /** Measures all of them; every {@link FigureRing#STEP_SECONDS} seconds. */
    public void measure(Instant now) {
        double seconds = measuredAt.equals(Instant.MIN)
                ? Double.NaN
                : Math.max(1, (now.toEpochMilli() - measuredAt.toEpochMilli()) / MILLIS);
        Map<String, Double> values = new HashMap<>();
        for (Figure figure : ALL) {
            Measured measured = figure.measure(registry, before.getOrDefault(figure.name(), Before.NOTHING), seconds);
            before.put(figure.name(), measured.now());
            values.put(figure.name(), measured.value());
        }
        measuredAt = now;
        ring.note(now, values);
    }
}
