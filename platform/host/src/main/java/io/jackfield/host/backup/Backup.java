package io.jackfield.host.backup;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.plugins.BrokenJarException;
import io.jackfield.host.plugins.JarInspection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a backup while the host runs: all tables as they were at one moment, in one transaction that only reads and
 * holds nobody up but who wants to drop a table. Blocking.
 */
public final class Backup {
    static final int FORMAT = 1;
    static final String MANIFEST = "manifest.json";
    static final String SCHEMAS = "database/schemas.json";

    private final ServiceUrl url;
    private final BackupContent content;
    private final JsonArray tables = new JsonArray();

    private Backup(ServiceUrl url, BackupContent content) {
        this.url = url;
        this.content = content;
    }

    /**
     * @param file is complete or stays as it was; only its owner may read it
     * @throws JackfieldException with the way out, when database or folder cannot be used
     */
    public static BackupSummary write(ServiceUrl url, BackupContent content, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, onlyForTheOwner());
            BackupSummary summary;
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part))) {
                summary = new Backup(url, content).into(stream);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return summary;
        } catch (JackfieldException e) {
            throw e;
        } catch (SQLException e) {
            throw failed("database " + url + " could not be read: " + e.getMessage(), e);
        } catch (Exception e) {
            throw failed(file + " could not be written: " + e, e);
        } finally {
            deleteQuietly(part);
        }
    }

    private BackupSummary into(OutputStream stream) throws Exception {
        try (DigestingZip zip = new DigestingZip(stream);
                DatabaseSession session = new DatabaseSession(url)) {
            String schemaVersion = copyDatabase(session, zip);
            JsonArray plugins = new JsonArray();
            Map<String, Path> files = BackupFiles.of(content);
            for (Map.Entry<String, Path> file : files.entrySet()) {
                zip.add(file.getKey(), entry -> Files.copy(file.getValue(), entry));
                if (file.getKey().startsWith(BackupFiles.PLUGINS)) {
                    plugins.add(described(file.getValue()));
                }
            }
            JsonObject manifest = new JsonObject()
                    .put("format", FORMAT)
                    .put("madeAt", Instant.now().toString())
                    .put("jackfield", content.version())
                    .put("postgres", session.text("show server_version"))
                    .put("schemaVersion", schemaVersion)
                    .put("secrets", content.secrets())
                    .put("plugins", plugins)
                    .put("tables", tables)
                    .put("sha256", zip.digests().copy());
            zip.add(MANIFEST, entry -> entry.write(manifest.encodePrettily().getBytes(StandardCharsets.UTF_8)));
            return BackupSummary.of(manifest);
        }
    }

    /** Gives the newest step of the schema; fails when there is none. */
    private String copyDatabase(DatabaseSession session, DigestingZip zip) throws Exception {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        session.run("set local search_path = ''");
        // Numbers with all their digits, whatever the server's settings are.
        session.run("set local extra_float_digits = 3");
        session.run("set local intervalstyle = postgres");
        String history = quoted(session.ownSchema()) + ".flyway_schema_history";
        if (session.text("select to_regclass('" + history.replace("'", "''") + "')") == null) {
            throw failed(
                    "database " + url + " has no tables of Jackfield; check DATABASE_URL and JACKFIELD_HOME", null);
        }
        SchemaReader reader = new SchemaReader(connection);
        JsonArray schemas = new JsonArray();
        for (String schema : reader.schemas(session.ownSchema())) {
            session.actAsOwnerOf(schema);
            SchemaScript script = reader.read(schema);
            lock(session, script.tables());
            for (SchemaScript.CopiedTable table : script.tables()) {
                copy(session, table, zip);
            }
            // Once more, for the numbers that sequences have given out while tables were copied.
            schemas.add(reader.read(schema).toJson());
        }
        session.run("reset role");
        zip.add(SCHEMAS, entry -> entry.write(schemas.encode().getBytes(StandardCharsets.UTF_8)));
        String version = session.text("select max(version) from " + history + " where success");
        connection.rollback();
        return version;
    }

    /** Nobody drops or changes them while they are copied. */
    private static void lock(DatabaseSession session, List<SchemaScript.CopiedTable> all) throws SQLException {
        List<String> names = new ArrayList<>();
        all.forEach(table -> names.add(table.name()));
        if (!names.isEmpty()) {
            session.run("lock table " + String.join(", ", names) + " in access share mode");
        }
    }

    private void copy(DatabaseSession session, SchemaScript.CopiedTable table, DigestingZip zip) throws Exception {
        String entry = "database/rows/" + tables.size() + ".copy";
        zip.add(entry, stream -> {
            long rows = session.copies().copyOut(table.copy("to stdout"), stream);
            tables.add(
                    new JsonObject().put("name", table.name()).put("rows", rows).put("entry", entry));
        });
    }

    private static JsonObject described(Path jar) {
        JsonObject plugin = new JsonObject().put("file", jar.getFileName().toString());
        try {
            JarInspection inspection = JarInspection.of(jar);
            return plugin.put("id", inspection.id()).put("version", inspection.version());
        } catch (BrokenJarException e) {
            return plugin.put("problem", e.getMessage());
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static JackfieldException failed(String message, Throwable cause) {
        return new JackfieldException(StandardError.UNAVAILABLE, message, cause);
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The failure before this one is told; the next backup tries to delete it again.
            return;
        }
    }

    static FileAttribute<?>[] onlyForTheOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
