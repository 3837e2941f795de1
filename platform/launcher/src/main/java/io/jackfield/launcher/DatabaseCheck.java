package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Finds out whether the database can be used before anything is built on it. */
final class DatabaseCheck {
    private static final String PATIENCE_SECONDS = "5";

    private DatabaseCheck() {}

    static void reach(ServiceUrl url) {
        Properties login = new Properties();
        login.setProperty("user", url.user().orElse(""));
        login.setProperty("password", url.password().map(Secret::value).orElse(""));
        login.setProperty("connectTimeout", PATIENCE_SECONDS);
        login.setProperty("loginTimeout", PATIENCE_SECONDS);
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), login)) {
            connection.isValid(Integer.parseInt(PATIENCE_SECONDS));
        } catch (SQLException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "PostgreSQL at " + url.address() + " (database '" + url.database() + "', user '"
                            + url.user().orElse("") + "') cannot be used: " + e.getMessage()
                            + "\nCheck DATABASE_URL, or database.url in config/jackfield.yaml. Without it an embedded"
                            + " PostgreSQL is used.",
                    e);
        }
    }
}
