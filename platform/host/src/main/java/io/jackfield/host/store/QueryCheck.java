package io.jackfield.host.store;

import io.jackfield.host.config.ForeignDatabase;
import io.jackfield.host.config.schema.DeclaredQuery;
import io.jackfield.host.config.schema.ValueType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether SQL of a plugin's configuration fits a database of others: the server prepares it, and nothing is run.
 * Blocking.
 */
public final class QueryCheck {
    /** Quoted text and names, comments and casts, in which a colon means nothing; then parameters. */
    private static final Pattern PARTS =
            Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/|::|:([a-zA-Z]+)|\\?", Pattern.DOTALL);

    private static final String CONNECTION_LOST = "08";

    private QueryCheck() {}

    /**
     * One query.
     *
     * @param place file and key, for messages
     */
    public record Query(String place, String sql, DeclaredQuery declared) {}

    /**
     * Every way in which the queries do not fit, for people; empty when all do.
     *
     * @param away told why the database cannot be asked; nothing is known then
     */
    public static List<String> problems(ForeignDatabase database, List<Query> queries, Consumer<String> away) {
        try (Connection connection =
                ForeignConnections.source(database, "check").getConnection()) {
            List<String> problems = new ArrayList<>();
            for (Query query : queries) {
                problems.addAll(problems(connection, query));
            }
            return problems;
        } catch (SQLException e) {
            away.accept(e.getMessage());
            return List.of();
        }
    }

    private static List<String> problems(Connection connection, Query query) throws SQLException {
        Map<String, ValueType> given = query.declared().parameters();
        List<String> names = new ArrayList<>();
        String sql = jdbc(query.sql(), names);
        List<String> unknown = names.stream()
                .filter(name -> !given.containsKey(name))
                .distinct()
                .map(name -> query.place() + " names :" + name + "; it is given " + listed(given))
                .toList();
        if (!unknown.isEmpty()) {
            return unknown;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < names.size(); at++) {
                statement.setObject(at + 1, example(given.get(names.get(at)), connection));
            }
            ResultSetMetaData columns = statement.getMetaData();
            return columns == null ? List.of(query.place() + " brings no rows; use a select") : misfits(query, columns);
        } catch (SQLException e) {
            if (e.getSQLState() == null || e.getSQLState().startsWith(CONNECTION_LOST)) {
                throw e;
            }
            return List.of(query.place() + " is refused by database "
                    + query.declared().database() + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static String jdbc(String sql, List<String> names) {
        Matcher part = PARTS.matcher(sql);
        StringBuilder jdbc = new StringBuilder();
        while (part.find()) {
            if (part.group(1) != null) {
                names.add(part.group(1));
                part.appendReplacement(jdbc, "?");
            } else {
                // JDBC writes an operator of PostgreSQL's that is a question mark twice
                part.appendReplacement(jdbc, part.group().equals("?") ? "??" : Matcher.quoteReplacement(part.group()));
            }
        }
        return part.appendTail(jdbc).toString();
    }

    private static String listed(Map<String, ValueType> given) {
        return String.join(
                ", ",
                new TreeSet<>(given.keySet()).stream().map(name -> ":" + name).toList());
    }

    private static Object example(ValueType type, Connection connection) throws SQLException {
        return switch (type) {
            case TEXT -> "";
            case TEXTS -> connection.createArrayOf("text", new Object[0]);
            case NUMBER -> 0;
            case FLAG -> false;
            case DATE -> LocalDate.EPOCH;
            case TIME -> LocalTime.MIDNIGHT;
            case MOMENT -> OffsetDateTime.of(LocalDate.EPOCH, LocalTime.MIDNIGHT, ZoneOffset.UTC);
        };
    }

    private static List<String> misfits(Query query, ResultSetMetaData columns) throws SQLException {
        Map<String, Integer> types = new TreeMap<>();
        for (int at = 1; at <= columns.getColumnCount(); at++) {
            types.put(columns.getColumnLabel(at).toLowerCase(Locale.ROOT), columns.getColumnType(at));
        }
        List<String> misfits = new ArrayList<>();
        query.declared().columns().forEach((name, type) -> {
            if (!types.containsKey(name)) {
                misfits.add(query.place() + " brings no column " + name + "; it brings "
                        + String.join(", ", types.keySet()));
            } else if (!holds(type, types.get(name))) {
                misfits.add(query.place() + " brings column " + name + ", which is no " + type.word()
                        + "; cast it, as in " + name + "::" + (type == ValueType.NUMBER ? "numeric" : type.word()));
            }
        });
        return misfits;
    }

    private static boolean holds(ValueType wanted, int type) {
        return switch (wanted) {
            case TEXT ->
                List.of(Types.VARCHAR, Types.CHAR, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.OTHER)
                        .contains(type);
            case NUMBER ->
                List.of(
                                Types.SMALLINT,
                                Types.INTEGER,
                                Types.BIGINT,
                                Types.NUMERIC,
                                Types.DECIMAL,
                                Types.REAL,
                                Types.DOUBLE)
                        .contains(type);
            case TEXTS -> type == Types.ARRAY;
            case FLAG -> type == Types.BIT || type == Types.BOOLEAN;
            case DATE -> type == Types.DATE;
            case TIME -> type == Types.TIME;
            case MOMENT -> type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE;
        };
    }
}
