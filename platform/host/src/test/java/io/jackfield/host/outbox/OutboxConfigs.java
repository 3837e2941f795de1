package io.jackfield.host.outbox;

import io.jackfield.host.config.OutboxConfig;
import java.time.Duration;

/** Settings of the outbox that several tests share. */
public final class OutboxConfigs {
    /** Limits that no test meets, and the shortest pauses there are. */
    public static final OutboxConfig UNLIMITED = new OutboxConfig(
            100_000,
            100_000,
            1_000,
            100_000,
            Duration.ofSeconds(5),
            5,
            Duration.ofMillis(300),
            Duration.ofMillis(100),
            8);

    private OutboxConfigs() {}
}
