package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;

/**
 * What operators are told of: the {@code alerts} section.
 *
 * @param backupAge how old the newest backup in {@code data/backups} may be; zero where backups are made elsewhere
 */
public record AlertsConfig(Duration backupAge) {
    public static AlertsConfig from(ConfigSection alerts) {
        return new AlertsConfig(alerts.duration("backupAge", Duration.ZERO, Duration.ofDays(400), Duration.ofDays(8)));
    }
}
