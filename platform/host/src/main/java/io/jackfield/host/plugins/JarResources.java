package io.jackfield.host.plugins;

import io.jackfield.host.config.schema.KeySources;
import io.jackfield.host.store.SqlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Files that a plugin brings, read from its jar, or from the folder of its classes, without its class loader. */
public final class JarResources {
    private static final String MIGRATIONS = "db/migration/";

    private JarResources() {}

    /** {@code config.schema.json}. */
    static Optional<String> configSchema(Path jar) {
        return text(jar, "config.schema.json");
    }

    /** A file of the jar. */
    static Optional<String> text(Path jar, String name) {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(name);
            return entry == null ? Optional.empty() : Optional.of(text(file, entry));
        } catch (IOException e) {
            throw new BrokenJarException("cannot be read: " + e.getMessage(), e);
        }
    }

    /** What its schema says of keys that a file leaves out. */
    public static KeySources keySources(Path jar) {
        try {
            return configSchema(jar).map(KeySources::of).orElse(KeySources.NONE);
        } catch (IllegalArgumentException e) {
            throw unusableSchema(e);
        }
    }

    static BrokenJarException unusableSchema(IllegalArgumentException reason) {
        return new BrokenJarException(
                "has a config.schema.json that cannot be used: " + reason.getMessage() + "; its author has to mend it",
                reason);
    }

    /** The SQL files of {@code db/migration}. */
    public static List<SqlFile> migrations(Path jarOrFolder) {
        try {
            return Files.isDirectory(jarOrFolder) ? inFolder(jarOrFolder.resolve(MIGRATIONS)) : inJar(jarOrFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(jarOrFolder + " cannot be read", e);
        }
    }

    private static List<SqlFile> inJar(Path jar) throws IOException {
        List<SqlFile> migrations = new ArrayList<>();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                if (entry.getName().startsWith(MIGRATIONS) && entry.getName().endsWith(".sql")) {
                    migrations.add(new SqlFile(entry.getName().substring(MIGRATIONS.length()), text(file, entry)));
                }
            }
        }
        return migrations;
    }

    private static List<SqlFile> inFolder(Path folder) throws IOException {
        List<SqlFile> migrations = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                    migrations.add(new SqlFile(file.getFileName().toString(), Files.readString(file)));
                }
            }
        }
        return migrations;
    }

    private static String text(ZipFile file, ZipEntry entry) throws IOException {
        try (InputStream bytes = file.getInputStream(entry)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
