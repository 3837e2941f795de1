package io.jackfield.testkit.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A plugin's jar on its way. */
final class JarFile {
    private static final String INDEX = "META-INF/extensions.idx";
    private static final String EVERYTHING = "messages, telegram, tables, payments, secrets, web";

    private final String id;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<String> extensions = new ArrayList<>();

    JarFile(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    JarFile extension(String className) {
        extensions.add(className);
        return this;
    }

    /** The first one of a name counts. */
    JarFile put(String name, byte[] content) {
        if (!name.equals(INDEX) && !name.equals("META-INF/MANIFEST.MF")) {
            entries.putIfAbsent(name, content);
        }
        return this;
    }

    JarFile put(String name, String text) {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest())) {
            jar.setLevel(0);
            write(jar, INDEX, (String.join("\n", extensions) + "\n").getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                write(jar, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Plugin-Id", id);
        main.putValue("Plugin-Version", "0.0.0");
        main.putValue("Plugin-Permissions", EVERYTHING);
        return manifest;
    }

    private static void write(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
