package io.jackfield.launcher.sentry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import io.jackfield.host.trace.Trace;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What Sentry is told of an error. Of exceptions their types and frames, all as texts: a message may hold what a user
 * wrote. Of the line of the log its pattern, and that only where the host wrote it.
 */
final class ErrorEvent {
    private static final String HOST = "io.jackfield.";
    private static final String PLUGIN = "plugin.";
    /** Of causes; a chain may be a circle. */
    private static final int DEEPEST = 10;

    private ErrorEvent() {}

    /** To be called on the thread of the event. */
    static SentryEvent of(ILoggingEvent line, UnaryOperator<String> versionOf) {
        SentryEvent event = new SentryEvent(Date.from(line.getInstant()));
        event.setLevel(SentryLevel.ERROR);
        event.setLogger(line.getLoggerName());
        event.setMessage(message(line));
        event.setExceptions(exceptions(line.getThrowableProxy()));
        Trace trace = Trace.current();
        trace.id().ifPresent(id -> event.setTag("trace", id.toString()));
        tag(event, "bot", trace.bot());
        String plugin = pluginOf(line);
        tag(event, "plugin", plugin);
        if (!plugin.isEmpty()) {
            tag(event, "plugin.version", versionOf.apply(plugin));
        }
        return event;
    }

    /** The plugin at work; empty where it is the host alone. */
    static String pluginOf(ILoggingEvent line) {
        String working = Trace.current().plugin();
        String logger = line.getLoggerName();
        return working.isEmpty() && logger.startsWith(PLUGIN) ? logger.substring(PLUGIN.length()) : working;
    }

    private static void tag(SentryEvent event, String name, String value) {
        if (!value.isEmpty()) {
            event.setTag(name, value);
        }
    }

    private static Message message(ILoggingEvent line) {
        Message message = new Message();
        message.setMessage(
                line.getLoggerName().startsWith(HOST) ? line.getMessage() : "an error of " + line.getLoggerName());
        return message;
    }

    /** The cause of all first, as Sentry wants them. */
    private static List<SentryException> exceptions(IThrowableProxy failure) {
        List<SentryException> exceptions = new ArrayList<>();
        for (IThrowableProxy cause = failure; cause != null && exceptions.size() < DEEPEST; cause = cause.getCause()) {
            exceptions.addFirst(exception(cause));
        }
        return exceptions;
    }

    private static SentryException exception(IThrowableProxy failure) {
        String name = failure.getClassName();
        int dot = name.lastIndexOf('.');
        SentryException exception = new SentryException();
        exception.setType(name.substring(dot + 1));
        exception.setModule(dot < 0 ? "" : name.substring(0, dot));
        exception.setStacktrace(new SentryStackTrace(frames(failure.getStackTraceElementProxyArray())));
        return exception;
    }

    /** The innermost last. */
    private static List<SentryStackFrame> frames(StackTraceElementProxy... elements) {
        List<SentryStackFrame> frames = new ArrayList<>();
        for (StackTraceElementProxy element : elements) {
            frames.addFirst(frame(element.getStackTraceElement()));
        }
        return frames;
    }

    private static SentryStackFrame frame(StackTraceElement element) {
        SentryStackFrame frame = new SentryStackFrame();
        frame.setModule(element.getClassName());
        frame.setFunction(element.getMethodName());
        frame.setFilename(element.getFileName());
        frame.setInApp(!element.getClassName().startsWith("java."));
        if (element.getLineNumber() > 0) {
            frame.setLineno(element.getLineNumber());
        }
        return frame;
    }
}
