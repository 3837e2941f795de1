package io.jackfield.host.config;

/**
 * The public listener: the {@code server} section.
 *
 * @param port 0 takes any free one, for tests
 * @param behindProxy whether a proxy in front says in {@code X-Forwarded-For} who calls
 */
public record ServerConfig(String host, int port, boolean behindProxy) {
    public static ServerConfig from(ConfigSection server) {
        return new ServerConfig(
                server.text("host", "0.0.0.0"),
                server.intBetween("port", 0, 65_535, 8080),
                server.flag("behindProxy", false));
    }
}
