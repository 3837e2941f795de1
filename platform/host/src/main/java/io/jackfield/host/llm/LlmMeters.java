package io.jackfield.host.llm;

import io.jackfield.api.llm.ChatResult.End;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code ai_requests_total} and {@code ai_request_duration_seconds} by provider and end. */
public final class LlmMeters {
    private final MeterRegistry registry;

    public LlmMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void asked(String provider, End end, long nanos) {
        String outcome = end.name().toLowerCase(Locale.ROOT);
        registry.counter("ai.requests", "provider", provider, "end", outcome).increment();
        registry.timer("ai.request.duration", "provider", provider).record(nanos, TimeUnit.NANOSECONDS);
    }
}
