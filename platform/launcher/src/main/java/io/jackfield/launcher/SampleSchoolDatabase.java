package io.jackfield.launcher;

import io.jackfield.embedded.Passwords;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.sandbox.school.SampleSchool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * The sandbox's sample school in a database of its own on the embedded PostgreSQL, with a login that may only read it.
 */
public final class SampleSchoolDatabase {
    private static final String NAME = "school";
    private static final String READER = "school_reader";

    private final ServiceUrl server;
    private final String password = Passwords.random();

    /** @param server with the login of its administrator */
    public SampleSchoolDatabase(ServiceUrl server) {
        this.server = server;
    }

    /** Where plugins read it, from {@link #bring} on; another password in each run. */
    public ServiceUrl url() {
        return ServiceUrl.postgres("postgres://" + READER + ":" + password + "@" + server.address() + "/" + NAME);
    }

    /**
     * Makes the database and its login, and brings the school up to today. Blocking: seconds at the first start,
     * moments later.
     *
     * @return how many rows have been written
     */
    public long bring() throws SQLException {
        try (Connection connection = connect(server.database())) {
            if (isMissing(connection, "pg_roles where rolname = '" + READER + "'")) {
                execute(connection, "create role " + READER + " login connection limit 20");
            }
            // The password has letters, digits, - and _ only.
            execute(connection, "alter role " + READER + " password '" + password + "'");
            if (isMissing(connection, "pg_database where datname = '" + NAME + "'")) {
                execute(connection, "create database " + NAME);
            }
        }
        try (Connection connection = connect(NAME)) {
            long written = SampleSchool.bring(connection, LocalDate.now());
            execute(connection, "grant select on all tables in schema public to " + READER);
            return written;
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.address() + "/" + database,
                server.user().orElseThrow(),
                server.password().orElseThrow().value());
    }

    private static boolean isMissing(Connection connection, String what) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select 1 from " + what)) {
            return !found.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
