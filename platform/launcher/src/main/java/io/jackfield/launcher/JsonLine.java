package io.jackfield.launcher;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.jackfield.host.trace.Trace;

/**
 * An event of the log as one line of JSON: {@code time}, {@code level}, {@code logger} and {@code message}, and where
 * there are such {@code trace}, {@code bot}, {@code plugin} and {@code exception} with its frames. Values are masked
 * before they are quoted.
 */
final class JsonLine {
    private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();
    private static final String PLUGIN_LOGGER = "plugin.";

    private final StringBuilder line = new StringBuilder(256);

    private JsonLine() {}

    /** To be called on the thread of the event. */
    static String of(ILoggingEvent event) {
        return new JsonLine().write(event);
    }

    private String write(ILoggingEvent event) {
        Trace trace = Trace.current();
        String logger = event.getLoggerName();
        line.append('{');
        add("time", event.getInstant().toString());
        add("level", event.getLevel().toString());
        add("logger", logger);
        add("message", event.getFormattedMessage());
        trace.id().ifPresent(id -> add("trace", id.toString()));
        add("bot", trace.bot());
        add("plugin", trace.plugin().isEmpty() ? pluginOf(logger) : trace.plugin());
        if (event.getThrowableProxy() != null) {
            add("exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.append("}\n").toString();
    }

    /** Also of what a plugin does on threads of its own. */
    private static String pluginOf(String logger) {
        return logger.startsWith(PLUGIN_LOGGER) ? logger.substring(PLUGIN_LOGGER.length()) : "";
    }

    private void add(String name, String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        if (line.length() > 1) {
            line.append(',');
        }
        line.append('"').append(name).append("\":\"");
        QUOTES.quoteAsString(Masking.mask(value), line);
        line.append('"');
    }
}
