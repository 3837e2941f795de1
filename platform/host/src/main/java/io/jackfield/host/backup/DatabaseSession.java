package io.jackfield.host.backup;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** One connection, on which a backup is written or read back. */
final class DatabaseSession implements AutoCloseable {
    private static final String PATIENCE_SECONDS = "10";

    private final Connection connection;
    /** The schema that the host's own tables are in. */
    private final String ownSchema;

    DatabaseSession(ServiceUrl url) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", url.user().orElseThrow());
        login.setProperty("password", url.password().map(Secret::value).orElse(""));
        login.setProperty("connectTimeout", PATIENCE_SECONDS);
        login.setProperty("ApplicationName", "jackfield backup");
        // Statements that are run once need no plan on the server.
        login.setProperty("prepareThreshold", "0");
        connection = DriverManager.getConnection(url.jdbcUrl(), login);
        ownSchema = text("select current_schema()");
    }

    Connection connection() {
        return connection;
    }

    String ownSchema() {
        return ownSchema;
    }

    CopyManager copies() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first value of the first row; null when there is none. */
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** For the rest of the transaction acts as the owner of a plugin's schema. */
    void actAsOwnerOf(String schema) throws SQLException {
        run("reset role");
        if (schema.equals(ownSchema)) {
            return;
        }
        String owner = text("select quote_ident(pg_get_userbyid(nspowner)) from pg_namespace where nspname = '"
                + schema.replace("'", "''") + "'");
        if (owner != null && !owner.equals(text("select quote_ident(current_user)"))) {
            run("set local role " + owner);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
