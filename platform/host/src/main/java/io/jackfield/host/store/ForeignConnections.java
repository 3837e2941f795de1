package io.jackfield.host.store;

import io.jackfield.host.config.ForeignDatabase;
import io.jackfield.host.config.read.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a database of others. Blocking; from any thread. */
final class ForeignConnections {
    private static final String READ_ONLY_TRANSACTION = "25006";
    /**
     * Beyond the time of a statement: the server tells by itself that it has ended one; a dead network tells nothing.
     */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private ForeignConnections() {}

    /** @param who uses them, for the administrators of that database */
    static PGSimpleDataSource source(ForeignDatabase database, String who) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url().jdbcUrl());
        source.setUser(database.url().user().orElseThrow());
        source.setPassword(database.url().password().map(Secret::value).orElse(""));
        source.setApplicationName("jackfield " + who);
        source.setConnectTimeout(seconds(database.connectTimeout()));
        source.setLoginTimeout(seconds(database.connectTimeout()));
        source.setSocketTimeout(seconds(database.statementTimeout().plus(GRACE)));
        // As settings of the session's start and not SET: a RESET, which pools and plugins do, comes back to them.
        source.setOptions("-c statement_timeout=" + database.statementTimeout().toMillis()
                + (database.readOnly() ? " -c default_transaction_read_only=on" : ""));
        return source;
    }

    private static int seconds(Duration time) {
        return Math.max(1, Math.toIntExact(time.plusMillis(999).toSeconds()));
    }

    /**
     * Makes sure that the server is there and, of a database that is only to be read, that it really refuses writes.
     */
    static void check(ForeignDatabase database, String who) throws SQLException {
        try (Connection connection = source(database, who).getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                if (database.readOnly()) {
                    requireRefusal(statement);
                } else {
                    statement.execute("select 1");
                }
            } finally {
                connection.rollback();
            }
        }
    }

    /** A pooler between us and the server may swallow the settings, and with them the wall. */
    private static void requireRefusal(Statement statement) throws SQLException {
        try {
            statement.execute("create temporary table jackfield_may_not_write (nothing int)");
        } catch (SQLException refused) {
            if (READ_ONLY_TRANSACTION.equals(refused.getSQLState())) {
                return;
            }
            throw refused;
        }
        throw new SQLException(
                "it takes writes although it is to be read only; something between the host and PostgreSQL"
                        + " drops the options of its connections, so connect directly, or set readOnly: false");
    }
}
