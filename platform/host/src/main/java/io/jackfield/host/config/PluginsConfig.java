package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where plugins come from and how they are called: the {@code plugins} section.
 *
 * @param directory the watched directory, absolute
 * @param lookEvery time between two looks into the directory
 * @param startDeadline time for a plugin to come up
 * @param drainLimit time for calls under way to finish in a version that was replaced or taken away
 * @param unloadGrace time after unloading before the host looks for what still holds a plugin
 * @param retries further tries of an update whose handler failed in a way that may pass
 * @param limits of each plugin that has none of its own
 * @param ownLimits by plugin id
 * @param quarantine how long a plugin that keeps failing is left alone
 * @param maxBodyBytes largest body of an HTTP call to a plugin
 * @param databaseConnections connections of one plugin to its own schema at once
 * @param index where {@code jackfield plugins install} looks for ids: folders or URLs with a {@code plugins.json}
 */
public record PluginsConfig(
        Path directory,
        Duration lookEvery,
        Duration startDeadline,
        Duration drainLimit,
        Duration unloadGrace,
        int retries,
        PluginLimits limits,
        Map<String, PluginLimits> ownLimits,
        QuarantineConfig quarantine,
        int maxBodyBytes,
        int databaseConnections,
        List<String> index) {
    public static PluginsConfig from(ConfigSection plugins, Path home) {
        PluginLimits standard = PluginLimits.from(plugins, PluginLimits.STANDARD);
        return new PluginsConfig(
                home.resolve(plugins.text("directory", "plugins")).normalize(),
                plugins.duration("lookEvery", Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofMillis(500)),
                plugins.duration(
                        "startDeadline", Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(20)),
                plugins.duration("drainLimit", Duration.ZERO, Duration.ofHours(1), Duration.ofMinutes(10)),
                plugins.duration("unloadGrace", Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofSeconds(90)),
                plugins.intBetween("retries", 0, 10, 3),
                standard,
                ownLimits(plugins.section("limits"), standard),
                QuarantineConfig.from(plugins.section("quarantine")),
                plugins.bytes("maxBodySize", 1024, 64 << 20, 1 << 20),
                plugins.section("database").intBetween("connections", 1, 50, 4),
                plugins.texts("index"));
    }

    /** What this plugin may take. */
    public PluginLimits limitsOf(String plugin) {
        return ownLimits.getOrDefault(plugin, limits);
    }

    /** The longest that a call of any plugin may take. */
    public Duration longestCall() {
        return Stream.concat(Stream.of(limits), ownLimits.values().stream())
                .map(PluginLimits::streamDeadline)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Map<String, PluginLimits> ownLimits(ConfigSection section, PluginLimits standard) {
        return section.keys().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), id -> PluginLimits.from(section.section(id), standard)));
    }
}
