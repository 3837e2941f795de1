package io.jackfield.lib.sales.testing;

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

    private final EmbeddedPostgres postgres;

    private SalesTables() {
        try {
            postgres = EmbeddedPostgres.builder().start();
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
        return postgres.getPostgresDatabase();
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
