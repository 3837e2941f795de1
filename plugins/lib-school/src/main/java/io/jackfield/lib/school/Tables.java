package io.jackfield.lib.school;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The library's own tables. Blocking; from any thread. */
final class Tables {
    private final DataSource database;

    private Tables(DataSource database) {
        this.database = database;
    }

    static Tables of(PluginContext context) {
        return new Tables(context.database(School.LIBRARY));
    }

    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Several statements of which all hold or none. */
    interface Transaction {
        int update(String sql, Object... values) throws SQLException;
    }

    @FunctionalInterface
    interface Steps {
        void run(Transaction transaction) throws SQLException;
    }

    <T> List<T> rows(String sql, RowReader<T> reader, Object... values) {
        return with(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values);
                    ResultSet row = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        });
    }

    int update(String sql, Object... values) {
        return with(connection -> update(connection, sql, values));
    }

    void together(Steps steps) {
        with(connection -> {
            connection.setAutoCommit(false);
            try {
                steps.run((sql, values) -> update(connection, sql, values));
                connection.commit();
                return true;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** These are the platform's own: while they are away a later try may work, and the host makes it. */
    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "the tables of " + School.LIBRARY + " cannot be used: " + e.getMessage(),
                    e);
        }
    }
}
