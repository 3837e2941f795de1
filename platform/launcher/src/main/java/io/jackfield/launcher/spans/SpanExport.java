package io.jackfield.launcher.spans;

import io.jackfield.host.trace.TraceId;
import io.jackfield.launcher.spans.Timeline.Part;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Makes spans of what was done for updates and sends them, on a thread of its own. */
final class SpanExport implements UpdateSpans.Sink {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 4_096;

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final ExportTroubles troubles;
    private final double share;
    /** What is to be added to a time of {@link System#nanoTime()} to have nanoseconds since 1970. */
    private final long epoch = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - System.nanoTime();

    private SpanExport(SdkTracerProvider provider, double share) {
        this.provider = provider;
        this.share = share;
        troubles = ExportTroubles.heard();
        tracer = provider.get("io.jackfield");
    }

    static SpanExport to(SpanSettings settings, String version) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.address().toString())
                .setTimeout(TIMEOUT)
                .setConnectTimeout(TIMEOUT)
                .setCompression("gzip");
        settings.headers().forEach(exporter::addHeader);
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "jackfield",
                        AttributeKey.stringKey("service.version"),
                        version)))
                // which updates are sent is decided here, when it is known how they ended
                .setSampler(Sampler.alwaysOn())
                .setIdGenerator(new SpanIds())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build())
                        .setScheduleDelay(EVERY)
                        .setExporterTimeout(TIMEOUT)
                        .setMaxQueueSize(MOST_WAITING)
                        .build())
                .build();
        return new SpanExport(provider, settings.share());
    }

    @Override
    public void accept(TraceId update, Timeline timeline) {
        String trace = SpanIds.traceId(update);
        if (timeline.isFailed() || isChosen(trace)) {
            SpanIds.during(trace, () -> write(update, timeline));
        }
    }

    /** By the id, so that the same update is chosen in each life, and by each node. */
    private boolean isChosen(String trace) {
        return Integer.parseInt(trace, 0, 7, 16) < share * (1 << 28);
    }

    private void write(TraceId update, Timeline timeline) {
        Span whole = begin("update", Context.root(), timeline.began())
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("jackfield.trace", update.toString())
                .setAttribute("jackfield.bot", update.bot())
                .startSpan();
        Context below = Context.root().with(whole);
        timeline.parts().forEach(part -> write(part, below));
        if (timeline.isFailed()) {
            whole.setStatus(StatusCode.ERROR);
        }
        whole.end(epoch + timeline.ended(), TimeUnit.NANOSECONDS);
    }

    private void write(Part part, Context above) {
        SpanBuilder builder = begin(part.name(), above, part.began());
        for (Map.Entry<String, String> about : part.about().entrySet()) {
            builder.setAttribute(about.getKey(), about.getValue());
        }
        Span span = builder.startSpan();
        if (!part.error().isEmpty()) {
            span.setAttribute("error.type", part.error());
            span.setStatus(StatusCode.ERROR);
        }
        span.end(epoch + part.ended(), TimeUnit.NANOSECONDS);
    }

    private SpanBuilder begin(String name, Context above, long began) {
        return tracer.spanBuilder(name).setParent(above).setStartTimestamp(epoch + began, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        provider.shutdown().join(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        troubles.close();
    }
}
