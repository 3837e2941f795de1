package io.jackfield.sandbox.school;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows on their way into tables, whole columns at once: a hundred times as quick as one by one. */
final class Rows {
    private static final int MOST = 20_000;

    private final Connection connection;
    /** By table, the types of its columns, in the order in which rows are to be written. */
    private final Map<String, List<String>> types = new LinkedHashMap<>();

    private final Map<String, List<Object[]>> waiting = new LinkedHashMap<>();
    private long written;

    Rows(Connection connection) {
        this.connection = connection;
    }

    /** Tables are written in the order in which they are named here. */
    Rows table(String name, String... columns) {
        types.put(name, List.of(columns));
        waiting.put(name, new ArrayList<>());
        return this;
    }

    void add(String table, Object... values) {
        waiting.get(table).add(values);
    }

    /** Writes what waits once it is much. */
    void flushWhenFull() throws SQLException {
        if (waiting.values().stream().mapToInt(List::size).sum() > MOST) {
            flush();
        }
    }

    long flush() throws SQLException {
        for (Map.Entry<String, List<Object[]>> table : waiting.entrySet()) {
            if (!table.getValue().isEmpty()) {
                write(table.getKey(), table.getValue());
                table.getValue().clear();
            }
        }
        return written;
    }

    private void write(String table, List<Object[]> rows) throws SQLException {
        List<String> columns = types.get(table);
        String arrays = columns.stream().map(type -> "?::text[]").collect(Collectors.joining(", "));
        String names =
                IntStream.range(0, columns.size()).mapToObj(at -> "c" + at).collect(Collectors.joining(", "));
        String values = IntStream.range(0, columns.size())
                .mapToObj(at -> "c" + at + "::" + columns.get(at))
                .collect(Collectors.joining(", "));
        String sql =
                "insert into " + table + " select " + values + " from unnest(" + arrays + ") as row(" + names + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int at = 0; at < columns.size(); at++) {
                insert.setArray(at + 1, column(rows, at));
            }
            written += insert.executeUpdate();
        }
    }

    private Array column(List<Object[]> rows, int at) throws SQLException {
        Object[] texts = rows.stream()
                .map(row -> row[at] == null ? null : row[at].toString())
                .toArray();
        return connection.createArrayOf("text", texts);
    }
}
