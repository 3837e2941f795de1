package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;

/**
 * How updates come in: the {@code intake} section.
 *
 * @param maxBodyBytes the largest webhook body taken
 * @param maxWaiting updates in memory above which webhooks get 503 and polling pauses
 * @param flushInterval least time between two writes to the journal; 0 writes at once
 * @param maxBatch updates in one write
 */
public record IntakeConfig(int maxBodyBytes, int maxWaiting, Duration flushInterval, int maxBatch) {
    private static final int KILOBYTE = 1024;
    private static final int MEGABYTE = 1024 * KILOBYTE;

    public static IntakeConfig from(ConfigSection intake) {
        return new IntakeConfig(
                intake.bytes("maxBodySize", 64 * KILOBYTE, 4 * MEGABYTE, MEGABYTE),
                intake.intBetween("maxWaiting", 100, 1_000_000, 20_000),
                intake.duration("flushInterval", Duration.ZERO, Duration.ofMillis(50), Duration.ofMillis(1)),
                intake.intBetween("maxBatch", 16, 5_000, 1_000));
    }
}
