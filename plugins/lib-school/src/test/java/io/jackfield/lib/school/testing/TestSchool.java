package io.jackfield.lib.school.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.jackfield.host.plugins.JarResources;
import io.jackfield.host.store.PluginMigrations;
import io.jackfield.lib.school.School;
import io.jackfield.sandbox.school.SampleSchool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL with the sample school, started once in each virtual machine that runs tests and gone with it.
 *
 * <pre>{@code
 * JackfieldExtension.with(ReportCommand.class)
 *         .database(School.DATABASE, TestSchool.get().platform())
 *         .tablesOf("lib-school", TestSchool.get().tables())
 * }</pre>
 */
public final class TestSchool {
    /** The last day that the school has lived through: a Friday. */
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 20);

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static TestSchool running;

    private final EmbeddedPostgres server;
    private final DataSource platform;

    private TestSchool() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        execute(server.getPostgresDatabase(), "create database school");
        platform = pooled(server.getDatabase("postgres", "school"));
        try (Connection connection = platform.getConnection()) {
            SampleSchool.bring(connection, TODAY);
        }
    }

    public static synchronized TestSchool get() {
        try {
            if (running == null) {
                running = new TestSchool();
            }
            return running;
        } catch (IOException | SQLException e) {
            throw new AssertionError("the sample school does not start", e);
        }
    }

    /** The school's database, with writes allowed, so that a test can change what the school knows. */
    public DataSource platform() {
        return platform;
    }

    /** An address under which the school has this learner. */
    public static String addressOf(String learner) {
        String sql = "select lower(g.email) from guardian g join guardianship s on s.guardian_id = g.id"
                + " where s.learner_id = ? order by g.id limit 1";
        try (Connection connection = get().platform().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, Long.parseLong(learner));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new AssertionError("the school has no learner " + learner);
                }
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** A school that does not answer. */
    public static DataSource away() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        // a port that nothing listens on
        nobody.setURL("jdbc:postgresql://127.0.0.1:1/school");
        return nobody;
    }

    /** The library's tables, empty. */
    public DataSource tables() {
        PGSimpleDataSource tables = schema();
        PluginMigrations.apply(tables, tables.getCurrentSchema(), JarResources.migrations(library()));
        return pooled(tables);
    }

    /** A schema in which nothing is, for the tables of the plugin under test. */
    public DataSource ownTables() {
        return pooled(schema());
    }

    private PGSimpleDataSource schema() {
        String schema = "tables_" + SCHEMAS.incrementAndGet();
        execute(server.getPostgresDatabase(), "create schema " + schema);
        PGSimpleDataSource tables = (PGSimpleDataSource) server.getPostgresDatabase();
        tables.setCurrentSchema(schema);
        return tables;
    }

    /** As the host does it: PostgreSQL starts a process for each connection, which takes longer than most questions. */
    private static DataSource pooled(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static Path library() {
        try {
            return Path.of(School.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    public static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
