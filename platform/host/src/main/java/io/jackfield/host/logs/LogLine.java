package io.jackfield.host.logs;

import java.time.Instant;

/**
 * One line of the log, without secrets.
 *
 * @param id counts up within a process
 * @param level in capitals
 * @param logger its name in full
 * @param message with the frames of a failure behind it
 * @param trace the short name of the update that was worked on; empty for none
 * @param bot its id, or empty
 * @param plugin its id, or empty
 */
public record LogLine(
        long id, Instant at, String level, String logger, String message, String trace, String bot, String plugin) {
    private static final int HEAD = 200;

    /** About how many bytes it takes. */
    int weight() {
        return HEAD + 2 * message.length();
    }

    LogLine numbered(long number) {
        return new LogLine(number, at, level, logger, message, trace, bot, plugin);
    }
}
