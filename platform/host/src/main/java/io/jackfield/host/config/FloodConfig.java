package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;

/**
 * How much one user may send: {@code flood} in a bot's file.
 *
 * @param messages so many in {@code time}; 0 for no limit
 * @param time in which they are counted
 * @param waiting so many questions of a chat may wait behind an answer that is being written
 */
public record FloodConfig(int messages, Duration time, int waiting) {
    static FloodConfig from(ConfigSection flood) {
        return new FloodConfig(
                flood.intBetween("messages", 0, 10_000, 0),
                flood.duration("time", Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofMinutes(1)),
                flood.intBetween("waiting", 0, 100, 3));
    }

    /** What counts where a file says nothing. */
    public static FloodConfig none() {
        return new FloodConfig(0, Duration.ofMinutes(1), 3);
    }
}
