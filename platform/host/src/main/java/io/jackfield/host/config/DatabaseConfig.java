package io.jackfield.host.config;

import java.util.Optional;

/**
 * PostgreSQL: the {@code database} section.
 *
 * @param url absent when the launcher starts an embedded server
 * @param poolSize connections for everything but the journal's writer, which has its own
 */
public record DatabaseConfig(Optional<ServiceUrl> url, int poolSize) {
    public static DatabaseConfig from(ConfigSection database) {
        return new DatabaseConfig(
                database.parsed("url", ServiceUrl::postgres), database.intBetween("poolSize", 1, 50, 4));
    }
}
