package io.jackfield.host.logs;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Which lines somebody wants to see; what is empty does not matter.
 *
 * @param level the least important one, in capitals
 * @param logger the beginning of its name, or the last part of it
 * @param text somewhere in the message, whatever its capitals
 * @param from the first moment
 * @param to the first moment after
 */
public record LogFilter(
        String level, String logger, String plugin, String bot, String trace, String text, Instant from, Instant to) {
    /** The most important one last. */
    public static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");

    /** Every line. */
    public static final LogFilter ALL = new LogFilter("", "", "", "", "", "");

    /** Whenever they were written. */
    public LogFilter(String level, String logger, String plugin, String bot, String trace, String text) {
        this(level, logger, plugin, bot, trace, text, Instant.MIN, Instant.MAX);
    }

    public LogFilter {
        text = text.toLowerCase(Locale.ROOT);
    }

    boolean takes(LogLine line) {
        return !line.at().isBefore(from)
                && line.at().isBefore(to)
                && LEVELS.indexOf(line.level()) >= LEVELS.indexOf(level)
                && (logger.isEmpty() || isLogger(line.logger()))
                && (plugin.isEmpty() || line.plugin().equals(plugin))
                && (bot.isEmpty() || line.bot().equals(bot))
                && (trace.isEmpty() || line.trace().equals(trace))
                && (text.isEmpty() || line.message().toLowerCase(Locale.ROOT).contains(text));
    }

    private boolean isLogger(String name) {
        return name.startsWith(logger) || name.endsWith("." + logger);
    }
}
