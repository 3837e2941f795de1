package io.jackfield.host.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Jars as a build would make them. */
final class TestJars {
    private TestJars() {}

    static void write(Path jar, Map<String, String> entries) throws IOException {
        write(jar, Map.of(), entries);
    }

    static void write(Path jar, Map<String, String> manifest, Map<String, String> entries) throws IOException {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        entries.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        writeBytes(jar, manifest, bytes);
    }

    /** A plugin whose one extension is this class of the tests. */
    static void writePlugin(Path jar, String id, String version, Class<?> extension, String... dependencies)
            throws IOException {
        Map<String, String> manifest = new LinkedHashMap<>();
        manifest.put("Plugin-Id", id);
        manifest.put("Plugin-Version", version);
        if (dependencies.length > 0) {
            manifest.put("Plugin-Dependencies", String.join(",", dependencies));
        }
        move(jar, manifest, extension, Map.of("META-INF/extensions.idx", extension.getName()));
    }

    /** The same with a schema of its configuration. */
    static void writePluginWithSchema(Path jar, String id, Class<?> extension, String schema) throws IOException {
        move(
                jar,
                Map.of("Plugin-Id", id, "Plugin-Version", "1.0.0", "Plugin-Permissions", "secrets"),
                extension,
                Map.of("META-INF/extensions.idx", extension.getName(), "config.schema.json", schema));
    }

    /** A library with this class of the tests. */
    static void writeLibrary(Path jar, String id, String version, Class<?> content) throws IOException {
        move(
                jar,
                Map.of("Plugin-Id", id, "Plugin-Version", version, "Plugin-Library", "true"),
                content,
                Map.of("version.txt", version));
    }

    /** In one step, as careful operators do it. */
    private static void move(Path jar, Map<String, String> manifest, Class<?> type, Map<String, String> texts)
            throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Map<String, byte[]> entries = new LinkedHashMap<>();
        texts.forEach((entry, text) -> entries.put(entry, text.getBytes(StandardCharsets.UTF_8)));
        try (InputStream code = type.getClassLoader().getResourceAsStream(name)) {
            entries.put(name, code.readAllBytes());
        }
        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        writeBytes(part, manifest, entries);
        Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeBytes(Path jar, Map<String, String> manifest, Map<String, byte[]> entries)
            throws IOException {
        Manifest lines = new Manifest();
        lines.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach(lines.getMainAttributes()::putValue);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, lines)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }
}
