package io.jackfield.lib.sales;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** JDBC in one transaction each. A database that is away is told as something that passes. */
final class Sql {
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }

    /** Reads the row at which the cursor stands. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Statements on one connection. */
    static final class Transaction {
        private final Connection connection;

        private Transaction(Connection connection) {
            this.connection = connection;
        }

        /** How many rows it has changed. */
        int update(String sql, Object... values) throws SQLException {
            try (PreparedStatement statement = prepared(sql, values)) {
                return statement.executeUpdate();
            }
        }

        <T> Optional<T> first(RowReader<T> reader, String sql, Object... values) throws SQLException {
            return all(reader, sql, values).stream().findFirst();
        }

        <T> List<T> all(RowReader<T> reader, String sql, Object... values) throws SQLException {
            try (PreparedStatement statement = prepared(sql, values);
                    ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
                return read;
            }
        }

        private PreparedStatement prepared(String sql, Object... values) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            try {
                for (int index = 0; index < values.length; index++) {
                    statement.setObject(index + 1, values[index] instanceof Instant at ? time(at) : values[index]);
                }
                return statement;
            } catch (SQLException e) {
                statement.close();
                throw e;
            }
        }
    }

    <T> T inTransaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(new Transaction(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Two at once who both were the first: the second try finds what the other one has written. */
    private static JackfieldException failure(SQLException e) {
        boolean passes = UNIQUE_VIOLATION.equals(e.getSQLState()) || Outage.is(e);
        return new JackfieldException(
                passes ? StandardError.UNAVAILABLE : StandardError.PLUGIN_FAULT, "applications: " + e.getMessage(), e);
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
