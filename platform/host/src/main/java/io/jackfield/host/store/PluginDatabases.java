package io.jackfield.host.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL schema for each plugin that wants one, with a role of its own, so that neither the platform's tables nor
 * those of other plugins are within reach by mistake. Blocking; from any thread.
 */
public final class PluginDatabases {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A migration that waits for a lock would hold up whoever comes after it in the queue. */
    private static final String FOR_MIGRATIONS = " -c lock_timeout=5s";

    private final ServiceUrl url;
    private final int connections;

    /** @param connections of one plugin at once */
    public PluginDatabases(ServiceUrl url, int connections) {
        this.url = url;
        this.connections = connections;
    }

    /**
     * Connections into the plugin's schema, which is made when it is missing.
     *
     * @param check throws when the plugin is to get no connection; asked before each
     */
    public PluginPool open(String plugin, Runnable check) {
        return Pools.asHost(() -> pool(plugin, check));
    }

    private PluginPool pool(String plugin, Runnable check) {
        HikariConfig config = Pools.of(connectionsOf(plugin, ""), "plugin-" + plugin, connections, PATIENCE);
        return new PluginPool(new HikariDataSource(config) {
            @Override
            public Connection getConnection() throws SQLException {
                check.run();
                return super.getConnection();
            }
        });
    }

    /**
     * Makes a plugin's schema, with a role of its own where the database user may make one; leaves one that is there.
     */
    public static void makeSchema(String schema, Connection connection) throws SQLException {
        PluginRole.ownerOf(schema, connection);
    }

    /**
     * Runs the migrations that the plugin's schema has not had yet, all of them or none. Throws
     * {@link JackfieldException} naming file, reason and way out.
     */
    public void migrate(String plugin, List<SqlFile> migrations) {
        Pools.asHost(() -> {
            PluginMigrations.apply(connectionsOf(plugin, FOR_MIGRATIONS), PluginRole.nameOf(plugin), migrations);
            return null;
        });
    }

    private DataSource connectionsOf(String plugin, String settings) {
        String schema = PluginRole.nameOf(plugin);
        try (Connection connection = source(plugin, "").getConnection()) {
            String owner = PluginRole.ownerOf(schema, connection);
            // As settings of the session's start and not SET: a RESET, which pools and plugins do, comes back to them.
            PGSimpleDataSource own = source(plugin, "-c role=" + owner + " -c search_path=" + schema + settings);
            requireThatItWorks(own, schema, owner);
            return own;
        } catch (SQLException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "its schema " + schema + " in database " + url + " cannot be used: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + "; the database user needs CREATE on the database and CREATEROLE",
                    e);
        }
    }

    /** A pooler between us and the server may swallow the settings, and with them the wall. */
    private static void requireThatItWorks(DataSource own, String schema, String owner) throws SQLException {
        try (Connection connection = own.getConnection();
                Statement statement = connection.createStatement();
                ResultSet now = statement.executeQuery("select current_user, current_schema()")) {
            now.next();
            if (!owner.equals(now.getString(1)) || !schema.equals(now.getString(2))) {
                throw new SQLException("connections come up as " + now.getString(1) + " in schema " + now.getString(2)
                        + "; something between the host and PostgreSQL drops their options");
            }
        }
    }

    private PGSimpleDataSource source(String plugin, String options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbcUrl());
        source.setUser(url.user().orElseThrow());
        source.setPassword(url.password().map(Secret::value).orElse(""));
        source.setApplicationName("jackfield plugin " + plugin);
        source.setConnectTimeout((int) PATIENCE.toSeconds());
        if (!options.isEmpty()) {
            source.setOptions(options);
        }
        return source;
    }
}
