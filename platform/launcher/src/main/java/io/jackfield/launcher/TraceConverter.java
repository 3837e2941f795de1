package io.jackfield.launcher;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.jackfield.host.trace.Trace;
import io.jackfield.host.trace.TraceId;

/** {@code %trace}: the update that the thread works on, in brackets; nothing where it works on none. */
public final class TraceConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return Trace.current().id().map(TraceConverter::bracketed).orElse("");
    }

    private static String bracketed(TraceId id) {
        return "[" + id + "] ";
    }
}
