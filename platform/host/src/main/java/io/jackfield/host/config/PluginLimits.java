package io.jackfield.host.config;

import java.time.Duration;

/**
 * How much one plugin may take: the {@code plugins} section for all of them, {@code plugins.limits.<id>} for one.
 *
 * @param callDeadline time for one call
 * @param streamDeadline time for one call that streams an answer
 * @param maxCalls calls at once
 * @param maxWaiting calls that may wait for one of those to finish
 * @param waitLimit how long they may
 * @param maxPushes messages without an update that are stored and not yet sent
 */
public record PluginLimits(
        Duration callDeadline,
        Duration streamDeadline,
        int maxCalls,
        int maxWaiting,
        Duration waitLimit,
        int maxPushes) {
    static final PluginLimits STANDARD = new PluginLimits(
            Duration.ofSeconds(30), Duration.ofMinutes(10), 5_000, 5_000, Duration.ofSeconds(30), 10_000);

    static PluginLimits from(ConfigSection section, PluginLimits standard) {
        return new PluginLimits(
                section.duration(
                        "callDeadline", Duration.ofSeconds(1), Duration.ofMinutes(10), standard.callDeadline()),
                section.duration(
                        "streamDeadline", Duration.ofSeconds(10), Duration.ofHours(1), standard.streamDeadline()),
                section.intBetween("maxCalls", 1, 100_000, standard.maxCalls()),
                section.intBetween("maxWaiting", 0, 100_000, standard.maxWaiting()),
                section.duration("waitLimit", Duration.ofMillis(100), Duration.ofMinutes(1), standard.waitLimit()),
                section.intBetween("maxPushes", 1, 1_000_000, standard.maxPushes()));
    }
}
