package io.jackfield.lib.school;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Puts the configured queries to a school's database, each in a transaction that only reads. Blocking; from any thread.
 */
final class SchoolDatabase {
    private static final Duration STATEMENT_TIME = Duration.ofSeconds(2);
    private static final int MOST_ROWS = 50_000;
    /** What PostgreSQL calls a statement that was ended, mostly since its time was up. */
    private static final String ENDED = "57014";
    /** Classes of failures that lie in the connection, the server's state or its resources, and not in the query. */
    private static final Set<String> OF_THE_SERVER = Set.of("08", "53", "57", "58", "XX");

    private final DataSource database;
    private final Duration statementTime;
    private final int mostRows;
    private final Map<SchoolQuery, NamedSql> queries = new EnumMap<>(SchoolQuery.class);

    /**
     * @param settings {@code queries}, {@code statementTimeout}, {@code mostRows}; what is left out is for the sample
     *     school
     */
    SchoolDatabase(DataSource database, PluginConfig settings) {
        this.database = database;
        statementTime = settings.duration("statementTimeout", STATEMENT_TIME);
        mostRows = settings.number("mostRows", 100, 1_000_000, MOST_ROWS);
        PluginConfig configured = settings.section("queries");
        for (SchoolQuery query : SchoolQuery.values()) {
            String sql = configured.text(query.key()).orElseGet(query::shipped);
            queries.put(query, NamedSql.of(sql));
        }
    }

    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * @param values by parameter: a text, a day, or a collection of texts
     * @throws JackfieldException with {@code CONFIG_INVALID} when the query does not fit the database, and with
     *     {@code REQUEST_REJECTED} when it brings more rows than it may
     */
    <T> List<T> ask(SchoolQuery query, Map<String, Object> values, RowReader<T> reader) throws SchoolAway {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement limits = connection.createStatement()) {
                limits.execute("set transaction read only; set local statement_timeout = " + statementTime.toMillis());
                return rows(connection, query, values, reader);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw explained(query, e);
        } catch (JackfieldException e) {
            throw away(e);
        }
    }

    private <T> List<T> rows(Connection connection, SchoolQuery query, Map<String, Object> values, RowReader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, query, values)) {
            statement.setMaxRows(mostRows + 1);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            if (rows.size() > mostRows) {
                throw new JackfieldException(
                        StandardError.REQUEST_REJECTED,
                        setting(query) + " brings more than " + mostRows
                                + " rows; ask for fewer learners or days at once, or raise mostRows");
            }
            return rows;
        }
    }

    private PreparedStatement prepared(Connection connection, SchoolQuery query, Map<String, Object> values)
            throws SQLException {
        NamedSql sql = queries.get(query);
        PreparedStatement statement = connection.prepareStatement(sql.jdbc());
        try {
            for (int at = 0; at < sql.parameters().size(); at++) {
                Object value = values.get(sql.parameters().get(at));
                if (value instanceof Collection<?> texts) {
                    statement.setArray(at + 1, connection.createArrayOf("text", texts.toArray()));
                } else {
                    statement.setObject(at + 1, value);
                }
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static SchoolAway away(JackfieldException e) {
        if (e.error() == StandardError.UNAVAILABLE || e.error() == StandardError.OVERLOADED) {
            return new SchoolAway(e.getMessage(), e);
        }
        throw e;
    }

    private static SchoolAway explained(SchoolQuery query, SQLException e) {
        if (ENDED.equals(e.getSQLState())) {
            return new SchoolAway(setting(query) + " took too long", e);
        }
        if (isOfTheServer(e)) {
            return new SchoolAway("the school's database does not answer: " + firstLine(e), e);
        }
        throw new JackfieldException(
                StandardError.CONFIG_INVALID,
                setting(query) + " is refused by the school's database: " + firstLine(e)
                        + "; mend it and try it with 'jackfield validate --connect'",
                e);
    }

    private static boolean isOfTheServer(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() < 2 || OF_THE_SERVER.contains(state.substring(0, 2));
    }

    private static String setting(SchoolQuery query) {
        return "query " + query.key() + " of lib-school";
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
