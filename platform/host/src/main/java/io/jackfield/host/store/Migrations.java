package io.jackfield.host.store;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date. Blocking; several nodes may start it together, Flyway lets one go first. */
public final class Migrations {
    /** The newest step in {@code db/migration}; a test compares. */
    static final String NEWEST = "0084";

    private Migrations() {}

    /** The newest step that this program knows: four digits. */
    public static String newest() {
        return NEWEST;
    }

    /**
     * The same, but a schema that is at the newest step already is left alone without starting Flyway, which takes
     * longer than everything else that a start waits for.
     */
    public static int applyIfNeeded(ServiceUrl url) {
        return applied(url).filter(NEWEST::equals).isPresent() ? 0 : apply(url);
    }

    /** Whether there is a schema that lacks steps, so that {@link #apply} would change what is there. */
    public static boolean isBehind(ServiceUrl url) {
        return applied(url).filter(step -> step.compareTo(NEWEST) < 0).isPresent();
    }

    /**
     * The newest step that the database has; empty where there is no schema yet, or no database, which Flyway explains.
     */
    private static Optional<String> applied(ServiceUrl url) {
        try (Connection connection = DriverManager.getConnection(
                        url.jdbcUrl(),
                        url.user().orElseThrow(),
                        url.password().map(Secret::value).orElse(""));
                ResultSet newest = connection
                        .createStatement()
                        .executeQuery("select version from flyway_schema_history where success"
                                + " order by installed_rank desc limit 1")) {
            return newest.next() ? Optional.ofNullable(newest.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

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
