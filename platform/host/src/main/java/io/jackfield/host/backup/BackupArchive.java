package io.jackfield.host.backup;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup to be read. */
public final class BackupArchive implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;
    private final JsonObject manifest;

    /** @throws JackfieldException when it is no backup, or one of a newer kind */
    public static BackupArchive open(Path file) {
        try {
            return new BackupArchive(file);
        } catch (IOException | DecodeException e) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, file + " cannot be read as a backup: " + e.getMessage(), e);
        }
    }

    private BackupArchive(Path file) throws IOException {
        this.file = file;
        zip = new ZipFile(file.toFile());
        try {
            manifest = new JsonObject(content(Backup.MANIFEST));
            if (manifest.getInteger("format", 0) != Backup.FORMAT) {
                throw new IOException(
                        "its format is " + manifest.getValue("format") + ", this version reads " + Backup.FORMAT);
            }
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    public BackupSummary summary() {
        return BackupSummary.of(manifest);
    }

    /** Reads everything and compares the digests; fails with the names of all entries that are damaged or gone. */
    public void requireWhole() {
        List<String> damaged = manifest.getJsonObject("sha256").fieldNames().stream()
                .filter(name -> !isWhole(name))
                .toList();
        if (!damaged.isEmpty()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, file + " is damaged: " + String.join(", ", damaged));
        }
    }

    private boolean isWhole(String name) {
        MessageDigest digest = DigestingZip.sha256();
        try (InputStream content = new DigestInputStream(stream(name), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return false;
        }
        return HexFormat.of()
                .formatHex(digest.digest())
                .equals(manifest.getJsonObject("sha256").getString(name));
    }

    List<SchemaScript> schemas() throws IOException {
        return new JsonArray(content(Backup.SCHEMAS))
                .stream().map(JsonObject.class::cast).map(SchemaScript::of).toList();
    }

    /** Name, rows and entry of each table, in the order of the schemas. */
    List<JsonObject> tables() {
        return manifest.getJsonArray("tables").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    List<String> files() {
        return manifest.getJsonObject("sha256").fieldNames().stream()
                .filter(name -> !name.startsWith("database/"))
                .toList();
    }

    /** The plugin that a jar of the backup is; null when it is none. */
    String pluginOf(String jar) {
        return manifest.getJsonArray("plugins").stream()
                .map(JsonObject.class::cast)
                .filter(plugin -> jar.equals(BackupFiles.PLUGINS + plugin.getString("file")))
                .map(plugin -> plugin.getString("id"))
                .findFirst()
                .orElse(null);
    }

    InputStream stream(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it has no " + name);
        }
        return zip.getInputStream(entry);
    }

    private Buffer content(String name) throws IOException {
        try (InputStream stream = stream(name)) {
            return Buffer.buffer(stream.readAllBytes());
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
