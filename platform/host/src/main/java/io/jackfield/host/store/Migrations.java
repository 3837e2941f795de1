package io.jackfield.host.store;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.Secret;
import io.jackfield.host.config.ServiceUrl;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date. Blocking; several nodes may start it together, Flyway lets one go first. */
public final class Migrations {
    private Migrations() {}

    /** Gives how many steps were applied. Throws {@link JackfieldException} when the database cannot be used. */
    public static int apply(ServiceUrl url) {
        try {
            return Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(
                            url.jdbcUrl(),
                            url.user().orElseThrow(),
                            url.password().map(Secret::value).orElse(""))
                    .locations("classpath:db/migration")
                    .connectRetries(0)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "database " + url + " cannot be used: " + firstCause(e) + "; check DATABASE_URL or database.url in"
                            + " config/jackfield.yaml",
                    e);
        }
    }

    private static String firstCause(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
