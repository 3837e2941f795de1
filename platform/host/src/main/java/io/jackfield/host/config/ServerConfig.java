package io.jackfield.host.config;

/**
 * The public listener: the {@code server} section.
 *
 * @param port 0 takes any free one, for tests
 */
public record ServerConfig(String host, int port) {
    public static ServerConfig from(ConfigSection server) {
        return new ServerConfig(server.text("host", "0.0.0.0"), server.intBetween("port", 0, 65_535, 8080));
    }
}
