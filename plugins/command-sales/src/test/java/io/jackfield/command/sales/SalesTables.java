package io.jackfield.command.sales;

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

/** A PostgreSQL with the tables of the library, empty when it is made. */
final class SalesTables implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    SalesTables() {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute(migration());
    }

    private static String migration() {
        try (InputStream file = Applications.class.getResourceAsStream("/db/migration/V1__create_application.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DataSource source() {
        return postgres.getPostgresDatabase();
    }

    void empty() {
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

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
