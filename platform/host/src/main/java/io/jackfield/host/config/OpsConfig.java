package io.jackfield.host.config;

import java.util.Optional;

/**
 * The operators' listener with health and metrics: the {@code ops} section. Bound to loopback unless told otherwise.
 *
 * @param port 0 takes any free one, for tests
 * @param adminToken what the admin API asks for; absent means that the host makes one
 */
public record OpsConfig(String host, int port, Optional<Secret> adminToken) {
    private static final String TOKEN = "[!-~]{16,256}";

    public OpsConfig(String host, int port) {
        this(host, port, Optional.empty());
    }

    public static OpsConfig from(ConfigSection ops) {
        return new OpsConfig(
                ops.text("host", "127.0.0.1"),
                ops.intBetween("port", 0, 65_535, 8081),
                ops.matching("adminToken", TOKEN, "16 to 256 letters, digits and signs without spaces")
                        .map(Secret::new));
    }
}
