package io.jackfield.host.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where plugins come from and how they are called: the {@code plugins} section.
 *
 * @param directory the watched directory, absolute
 * @param callDeadline time for one call
 * @param streamDeadline time for one call that streams an answer
 * @param maxCalls calls of one plugin at once
 * @param retries further tries of an update whose handler failed in a way that may pass
 */
public record PluginsConfig(Path directory, Duration callDeadline, Duration streamDeadline, int maxCalls, int retries) {
    public static PluginsConfig from(ConfigSection plugins, Path home) {
        return new PluginsConfig(
                home.resolve(plugins.text("directory", "plugins")).normalize(),
                plugins.duration("callDeadline", Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(30)),
                plugins.duration("streamDeadline", Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(10)),
                plugins.intBetween("maxCalls", 1, 100_000, 5_000),
                plugins.intBetween("retries", 0, 10, 3));
    }
}
