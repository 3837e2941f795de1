package io.jackfield.benchmarks.console;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The host's table of what could not be answered, as far as the benchmarks know it. Letters are written straight into
 * it: a hundred thousand failures would take longer than all that is measured.
 */
public final class LetterRows {
    /** Letters of a hundred causes, one a second until now. */
    private static final String INSERT = """
        INSERT INTO letter (bot, update_id, day, kind, plugin, version, code, words, chat, person, at)
        SELECT (SELECT number FROM bot WHERE name = ?), 1000000000 + i, (now() AT TIME ZONE 'UTC')::date - date '1970-01-01',
          0, 'command-wide-' || i % 20, '1.0.0', 'PLUGIN_FAULT', 'out of order: part ' || i % 5, i, i,
          now() - make_interval(secs => i)
        FROM generate_series(1, ?) i\
        """;

    private final String database;
    private final String bot;

    /** @param database whose tables the host has made */
    public LetterRows(URI database, String bot) {
        this.database = "jdbc:postgresql://127.0.0.1:" + database.getPort() + database.getPath();
        this.bot = bot;
    }

    /** So many open letters more. */
    public void add(int letters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                PreparedStatement insert = connection.prepareStatement(INSERT);
                Statement statement = connection.createStatement()) {
            insert.setString(1, bot);
            insert.setInt(2, letters);
            insert.executeUpdate();
            // As PostgreSQL does by itself soon after; a plan made for an empty table would be measured instead.
            statement.execute("ANALYZE letter");
        }
    }
}
