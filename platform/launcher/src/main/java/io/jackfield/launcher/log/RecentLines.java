package io.jackfield.launcher.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.jackfield.host.logs.LogBuffer;
import io.jackfield.host.logs.LogLine;
import io.jackfield.host.trace.Trace;
import io.jackfield.launcher.Masking;

/** Keeps the newest lines in memory, masked as those of the text log are. Logback makes one for the process. */
public final class RecentLines extends AppenderBase<ILoggingEvent> {
    /** Of the process: Logback makes the appender, the launcher takes its lines. */
    static final LogBuffer LINES = new LogBuffer();

    private static final String PLUGIN_LOGGER = "plugin.";

    /** On the thread of the event, which says whose work it is. */
    @Override
    protected void append(ILoggingEvent event) {
        Trace trace = Trace.current();
        String logger = event.getLoggerName();
        LINES.add(new LogLine(
                0,
                event.getInstant(),
                event.getLevel().toString(),
                logger,
                Masking.mask(message(event)),
                trace.id().map(Object::toString).orElse(""),
                trace.bot(),
                trace.plugin().isEmpty() ? pluginOf(logger) : trace.plugin()));
    }

    private static String message(ILoggingEvent event) {
        String message = String.valueOf(event.getFormattedMessage());
        return event.getThrowableProxy() == null
                ? message
                : message + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    /** Also of what a plugin does on threads of its own. */
    private static String pluginOf(String logger) {
        return logger.startsWith(PLUGIN_LOGGER) ? logger.substring(PLUGIN_LOGGER.length()) : "";
    }
}
