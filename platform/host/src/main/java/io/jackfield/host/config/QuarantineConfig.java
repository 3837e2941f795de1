package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;

/**
 * How long a plugin that keeps failing is not called: the {@code plugins.quarantine} section.
 *
 * @param firstPause before the first trial call
 * @param longestPause the pause doubles with each failed trial up to this
 */
public record QuarantineConfig(Duration firstPause, Duration longestPause) {
    static QuarantineConfig from(ConfigSection quarantine) {
        return new QuarantineConfig(
                quarantine.duration("firstPause", Duration.ofMillis(100), Duration.ofHours(1), Duration.ofSeconds(30)),
                quarantine.duration(
                        "longestPause", Duration.ofMillis(100), Duration.ofDays(1), Duration.ofMinutes(10)));
    }
}
