package io.jackfield.launcher.spans;

import io.jackfield.host.trace.TraceId;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of a trace is made of our short name of the update, so that one leads to the other: the first 16 bytes of
 * SHA-256 over {@code helper-8f3k2}. It is the same in each life of the process.
 */
final class SpanIds implements IdGenerator {
    private static final int BYTES = 16;
    private static final ScopedValue<String> TRACE = ScopedValue.newInstance();

    private final IdGenerator random = IdGenerator.random();

    static String traceId(TraceId update) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(update.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Spans that are begun meanwhile, on this thread, are of this trace. */
    static void during(String traceId, Runnable work) {
        ScopedValue.where(TRACE, traceId).run(work);
    }

    @Override
    public String generateTraceId() {
        return TRACE.isBound() ? TRACE.get() : random.generateTraceId();
    }

    @Override
    public String generateSpanId() {
        return random.generateSpanId();
    }
}
