package io.jackfield.lib.sales.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.jackfield.lib.sales.Applications;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A PostgreSQL with the tables of the library, started once in each virtual machine that runs tests and gone with it.
 */
public final class SalesTables {
    private static SalesTables running;

    private final HikariDataSource source;

    private SalesTables() {
        try {
            // a pool as the host's: PostgreSQL starts a process for each connection
            HikariConfig config = new HikariConfig();
            config.setDataSource(EmbeddedPostgres.builder().start().getPostgresDatabase());
            config.setMinimumIdle(0);
            source = new HikariDataSource(config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute(migration());
    }

    /** The tables, empty. */
    public static synchronized SalesTables get() {
        if (running == null) {
            running = new SalesTables();
        } else {
            running.empty();
        }
        return running;
    }

    private static String migration() {
        try (InputStream file = Applications.class.getResourceAsStream("/db/migration/V1__create_application.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DataSource source() {
        return source;
    }

    public void empty() {
        execute("TRUNCATE application_change, application, application_counter RESTART IDENTITY");
    }

    private void execute(String sql) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
