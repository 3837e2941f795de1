package io.jackfield.host.backup;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads from PostgreSQL's catalogue what makes a schema anew. The search path has to be empty, so that every name comes
 * with its schema. Rights that somebody granted and comments are not read.
 */
final class SchemaReader {
    private final Connection connection;

    SchemaReader(Connection connection) {
        this.connection = connection;
    }

    /** Schemas of the host and of plugins, the host's first. */
    List<String> schemas(String own) throws SQLException {
        List<String> all = new ArrayList<>(List.of(own));
        all.addAll(texts(CatalogueQueries.PLUGIN_SCHEMAS, own));
        return all;
    }

    /** @throws JackfieldException when the schema has something that a backup would lose */
    SchemaScript read(String schema) throws SQLException {
        requireNothingUnknown(schema);
        List<String> before = new ArrayList<>();
        for (String query : CatalogueQueries.BEFORE) {
            before.addAll(texts(query, schema));
        }
        List<String> after = new ArrayList<>();
        for (String query : CatalogueQueries.AFTER) {
            after.addAll(texts(query, schema));
        }
        return new SchemaScript(schema, before, tables(schema), after);
    }

    private void requireNothingUnknown(String schema) throws SQLException {
        List<String> unknown = texts(CatalogueQueries.UNKNOWN, schema);
        if (!unknown.isEmpty()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "schema " + schema + " has what this backup cannot keep: " + String.join(", ", unknown)
                            + "; use pg_dump for this database");
        }
    }

    private List<SchemaScript.CopiedTable> tables(String schema) throws SQLException {
        List<SchemaScript.CopiedTable> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(CatalogueQueries.TABLES)) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    tables.add(new SchemaScript.CopiedTable(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return tables;
    }

    private List<String> texts(String sql, String schema) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }
}
