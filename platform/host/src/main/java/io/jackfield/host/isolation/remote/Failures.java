package io.jackfield.host.isolation.remote;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.Outage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Exceptions as they travel: the contract's own, a few of the JDK's, and any other one as its text. */
final class Failures {
    private static final int FRAMES = 64;
    private static final Map<String, Function<String, Exception>> KNOWN = Map.of(
            IllegalArgumentException.class.getName(), IllegalArgumentException::new,
            IllegalStateException.class.getName(), IllegalStateException::new,
            NullPointerException.class.getName(), NullPointerException::new,
            UnsupportedOperationException.class.getName(), UnsupportedOperationException::new,
            InterruptedException.class.getName(), InterruptedException::new);

    private Failures() {}

    static void write(ValueWriter out, Throwable failure) {
        // What is behind it is seen on this side only.
        Throwable thrown = failure instanceof JackfieldException
                ? failure
                : Outage.behind("the call", failure).map(Throwable.class::cast).orElse(failure);
        boolean ours = thrown instanceof JackfieldException;
        JackfieldException known = ours ? (JackfieldException) thrown : null;
        Throwable traced = ours && thrown.getCause() != null ? thrown.getCause() : thrown;
        out.write(ours ? known.error() : null);
        out.write(ours ? known.retryAfter().orElse(null) : null);
        out.write(ours ? known.own().orElse(null) : null);
        out.write(thrown.getMessage());
        out.write(traced == thrown && ours ? null : traced.getClass().getName());
        out.write(traced.toString());
        out.write(Arrays.stream(traced.getStackTrace())
                .limit(FRAMES)
                .map(Failures::frame)
                .toList());
    }

    private static List<Object> frame(StackTraceElement frame) {
        return Arrays.asList(frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }

    static Throwable read(ValueReader in) {
        StandardError error = (StandardError) in.read();
        Duration retryAfter = (Duration) in.read();
        PluginError own = (PluginError) in.read();
        String message = (String) in.read();
        String type = (String) in.read();
        String text = (String) in.read();
        StackTraceElement[] stack =
                ((List<?>) in.read()).stream().map(Failures::frame).toArray(StackTraceElement[]::new);
        if (error == null) {
            Function<String, Exception> known = KNOWN.get(type);
            if (known == null) {
                return new RemoteFault(text, stack);
            }
            Exception thrown = known.apply(message);
            thrown.setStackTrace(stack);
            return thrown;
        }
        JackfieldException failure =
                new JackfieldException(error, message, type == null ? null : new RemoteFault(text, stack));
        JackfieldException named = own == null ? failure : failure.as(own);
        return retryAfter == null ? named : named.withRetryAfter(retryAfter);
    }

    private static StackTraceElement frame(Object written) {
        List<?> parts = (List<?>) written;
        return new StackTraceElement(
                (String) parts.get(0), (String) parts.get(1), (String) parts.get(2), (Integer) parts.get(3));
    }
}
