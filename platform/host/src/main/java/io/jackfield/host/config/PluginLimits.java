package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;

/**
 * How much one plugin may take: the {@code plugins} section for all of them, {@code plugins.limits.<id>} for one.
 *
 * @param callDeadline time for one call
 * @param streamDeadline time for one call that streams an answer
 * @param jobDeadline time for one run of a planned job
 * @param maxCalls calls at once
 * @param maxWaiting calls that may wait for one of those to finish
 * @param waitLimit how long they may
 * @param maxPushes messages without an update that are stored and not yet sent
 * @param maxMails letters that are stored and not yet sent
 */
public record PluginLimits(
        Duration callDeadline,
        Duration streamDeadline,
        Duration jobDeadline,
        int maxCalls,
        int maxWaiting,
        Duration waitLimit,
        int maxPushes,
        int maxMails) {
    static final PluginLimits STANDARD = new PluginLimits(
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            5_000,
            5_000,
            Duration.ofSeconds(30),
            10_000,
            1_000);

    static PluginLimits from(ConfigSection section, PluginLimits standard) {
        return new PluginLimits(
                section.duration(
                        "callDeadline", Duration.ofSeconds(1), Duration.ofMinutes(10), standard.callDeadline()),
                section.duration(
                        "streamDeadline", Duration.ofSeconds(10), Duration.ofHours(1), standard.streamDeadline()),
                section.duration("jobDeadline", Duration.ofMinutes(1), Duration.ofHours(24), standard.jobDeadline()),
                section.intBetween("maxCalls", 1, 100_000, standard.maxCalls()),
                section.intBetween("maxWaiting", 0, 100_000, standard.maxWaiting()),
                section.duration("waitLimit", Duration.ofMillis(100), Duration.ofMinutes(1), standard.waitLimit()),
                section.intBetween("maxPushes", 1, 1_000_000, standard.maxPushes()),
                section.intBetween("maxMails", 1, 1_000_000, standard.maxMails()));
    }
}
