package io.jackfield.benchmarks.report;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The host's tables of people and of reports, as far as the benchmarks know them. People are written straight into
 * them: ten thousand who say something first would take longer than all that is measured.
 */
public final class ReaderRows {
    /** Below those of the chats under load. */
    private static final long FIRST_ID = 1_000_000;

    private static final String INSERT = """
            INSERT INTO person (bot, id, first_name, last_name, username, language)
            SELECT (SELECT number FROM bot WHERE name = ?), ? + i, 'Reader', '', '', 'en' FROM generate_series(0, ? - 1) i""";

    private final String database;
    private final String bot;

    /** @param database whose tables the host has made */
    public ReaderRows(URI database, String bot) {
        this.database = "jdbc:postgresql://127.0.0.1:" + database.getPort() + database.getPath();
        this.bot = bot;
    }

    /** So many people who will get a report. */
    public void add(int readers) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(INSERT);
                Statement statement = connection.createStatement()) {
            insert.setString(1, bot);
            insert.setLong(2, FIRST_ID);
            insert.setInt(3, readers);
            insert.executeUpdate();
            // As PostgreSQL does by itself soon after; a plan made for an empty table would be measured instead.
            statement.execute("ANALYZE person");
        }
    }

    /** How many there are. */
    public int all() throws SQLException {
        return (int) count("SELECT count(*) FROM person WHERE id >= " + FIRST_ID + " AND id < " + FIRST_ID * 1_000);
    }

    /** Whether a chat is one of theirs. */
    public static boolean isReader(long chat) {
        return chat >= FIRST_ID && chat < FIRST_ID * 1_000;
    }

    /** Readers whose report is sent, by what the host has noted. */
    public long sent() throws SQLException {
        return count("SELECT count(*) FROM report_delivery WHERE state = 2");
    }

    /** Readers with any other end. */
    public long notSent() throws SQLException {
        return count("SELECT count(*) FROM report_delivery WHERE state <> 2");
    }

    /** Runs that go on. */
    public long underWay() throws SQLException {
        return count("SELECT count(*) FROM report_run WHERE done_at IS NULL");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database, "postgres", "postgres");
    }
}
