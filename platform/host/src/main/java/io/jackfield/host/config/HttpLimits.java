package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;

/**
 * What a listener puts up with from its callers.
 *
 * @param maxConnections at once; beyond it the one that has been silent longest is closed
 * @param idleTimeout time for a whole head to come, and for an answer to be taken
 * @param bodyTimeout time for a whole body to come
 */
public record HttpLimits(int maxConnections, Duration idleTimeout, Duration bodyTimeout) {
    public static final HttpLimits PUBLIC = new HttpLimits(4096, Duration.ofSeconds(75), Duration.ofSeconds(30));
    /** A few operators and their programs. */
    public static final HttpLimits OPERATORS = new HttpLimits(256, PUBLIC.idleTimeout, PUBLIC.bodyTimeout);

    static HttpLimits from(ConfigSection server) {
        return new HttpLimits(
                server.intBetween("maxConnections", 16, 1_000_000, PUBLIC.maxConnections),
                server.duration("idleTimeout", Duration.ofSeconds(1), Duration.ofMinutes(10), PUBLIC.idleTimeout),
                server.duration("bodyTimeout", Duration.ofMillis(500), Duration.ofMinutes(10), PUBLIC.bodyTimeout));
    }
}
