package io.jackfield.host.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where plugins come from and how they are called: the {@code plugins} section.
 *
 * @param directory the watched directory, absolute
 * @param lookEvery time between two looks into the directory
 * @param startDeadline time for a plugin to come up
 * @param drainLimit time for calls under way to finish in a version that was replaced or taken away
 * @param callDeadline time for one call
 * @param streamDeadline time for one call that streams an answer
 * @param maxCalls calls of one plugin at once
 * @param retries further tries of an update whose handler failed in a way that may pass
 */
public record PluginsConfig(
        Path directory,
        Duration lookEvery,
        Duration startDeadline,
        Duration drainLimit,
        Duration callDeadline,
        Duration streamDeadline,
        int maxCalls,
        int retries) {
    public static PluginsConfig from(ConfigSection plugins, Path home) {
        return new PluginsConfig(
                home.resolve(plugins.text("directory", "plugins")).normalize(),
                plugins.duration("lookEvery", Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofMillis(500)),
                plugins.duration(
                        "startDeadline", Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(20)),
                plugins.duration("drainLimit", Duration.ZERO, Duration.ofHours(1), Duration.ofMinutes(10)),
                plugins.duration("callDeadline", Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(30)),
                plugins.duration("streamDeadline", Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(10)),
                plugins.intBetween("maxCalls", 1, 100_000, 5_000),
                plugins.intBetween("retries", 0, 10, 3));
    }
}
