package io.jackfield.host.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema of one plugin and the role without login that owns it, both under the same name. Where the database user
 * may not make roles, the schema belongs to that user, who can see everything: said once in the log.
 */
final class PluginRole {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRole.class);
    private static final String PREFIX = "plugin_";
    private static final int LONGEST_NAME = 63;
    private static final String NOT_ALLOWED = "42501";
    private static final String EXISTS = "42710";
    private static final String EXISTS_BY_NOW = "23505";

    private PluginRole() {}

    /** {@code plugin_} and the id, shortened with a checksum where PostgreSQL would cut it off. */
    static String nameOf(String plugin) {
        String name = PREFIX + plugin.replace('-', '_');
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.US_ASCII));
        return name.substring(0, LONGEST_NAME - 9) + "_%08x".formatted(sum.getValue());
    }

    /** Makes what is missing and gives the role that owns the schema. */
    static String ownerOf(String schema, Connection connection) throws SQLException {
        String owner = schemaOwner(schema, connection);
        if (owner.isEmpty()) {
            boolean own = makeRole(schema, connection);
            makeSchema(schema, own, connection);
            owner = schemaOwner(schema, connection);
        }
        if (!owner.equals(schema)) {
            LOG.warn(
                    "database: schema {} belongs to {}, who may see the platform's tables too, because the database user may"
                            + " not make roles; to wall plugins off, give that user CREATEROLE before a plugin's first start",
                    schema,
                    owner);
        }
        return owner;
    }

    private static String schemaOwner(String schema, Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select pg_get_userbyid(nspowner) from pg_namespace where nspname = ?")) {
            query.setString(1, schema);
            try (ResultSet owner = query.executeQuery()) {
                return owner.next() ? owner.getString(1) : "";
            }
        }
    }

    /** Whether there is such a role that we can act as. Roles are shared by all databases of a server. */
    private static boolean makeRole(String role, Connection connection) throws SQLException {
        try {
            execute(connection, "create role " + role + " nologin");
        } catch (SQLException e) {
            if (NOT_ALLOWED.equals(e.getSQLState())) {
                return mayActAs(role, connection);
            }
            if (!EXISTS.equals(e.getSQLState()) && !EXISTS_BY_NOW.equals(e.getSQLState())) {
                throw e;
            }
        }
        if (!mayActAs(role, connection)) {
            execute(connection, "grant " + role + " to current_user");
        }
        return true;
    }

    private static boolean mayActAs(String role, Connection connection) throws SQLException {
        try {
            execute(connection, "set role " + role);
            execute(connection, "reset role");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void makeSchema(String schema, boolean ownRole, Connection connection) throws SQLException {
        execute(connection, "create schema if not exists " + schema + (ownRole ? " authorization " + schema : ""));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
