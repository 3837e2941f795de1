package io.jackfield.host.config;

/**
 * The operators' listener with health and metrics: the {@code ops} section. Bound to loopback unless told otherwise.
 *
 * @param port 0 takes any free one, for tests
 */
public record OpsConfig(String host, int port) {
    public static OpsConfig from(ConfigSection ops) {
        return new OpsConfig(ops.text("host", "127.0.0.1"), ops.intBetween("port", 0, 65_535, 8081));
    }
}
