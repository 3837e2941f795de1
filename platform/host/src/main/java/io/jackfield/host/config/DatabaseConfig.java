package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.util.Optional;

/**
 * PostgreSQL: the {@code database} section. A password apart from the URL needs no escapes.
 *
 * @param url absent when the launcher starts an embedded server
 * @param poolSize connections for everything but the journal's writer, which has its own
 */
public record DatabaseConfig(Optional<ServiceUrl> url, int poolSize) {
    public static DatabaseConfig from(ConfigSection database) {
        Optional<String> password = database.text("password");
        return new DatabaseConfig(
                database.parsed("url", ServiceUrl::postgres)
                        .map(url -> password.map(url::withPassword).orElse(url)),
                database.intBetween("poolSize", 1, 50, 4));
    }
}
