package io.jackfield.benchmarks.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs a plugin of one class into a jar as the host wants it. */
public final class BenchPlugin {
    private static final String PACKAGE = "io.jackfield.benchmarks.plugin.";

    private BenchPlugin() {}

    /** The one that answers under load. */
    public static void writeCommand(Path jar, String version) throws IOException {
        write(jar, "command-bench", version, "BenchCommand", Map.of());
    }

    /**
     * The one that misbehaves.
     *
     * @param kind of mischief; {@code none} for one that is mended
     */
    public static void writeMischief(Path jar, String version, String kind) throws IOException {
        write(jar, "command-mischief", version, "MischiefCommand", Map.of("mischief", kind));
    }

    /** The one with a report. */
    static void writeReport(Path jar) throws IOException {
        Manifest manifest = manifest("report-bench", "1.0.0");
        manifest.getMainAttributes().putValue("Plugin-Permissions", "messages");
        write(jar, manifest, "BenchReport", Map.of("texts/en.properties", "title = Week\n"));
    }

    /** One of many, with this command. */
    public static void writeWide(Path jar, String id, String command) throws IOException {
        write(jar, id, "1.0.0", "WideCommand", Map.of("command", command));
    }

    /** A copy of a plugin's jar that calls itself another version. */
    public static void writeNewVersion(Path original, Path jar, String version) throws IOException {
        try (JarFile source = new JarFile(original.toFile())) {
            Manifest manifest = new Manifest(source.getManifest());
            manifest.getMainAttributes().putValue("Plugin-Version", version);
            try (JarOutputStream target = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                for (JarEntry entry : source.stream()
                        .filter(one -> !one.getName().equals(JarFile.MANIFEST_NAME))
                        .toList()) {
                    target.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream content = source.getInputStream(entry)) {
                        content.transferTo(target);
                    }
                }
            }
        }
    }

    private static void write(Path target, String id, String version, String name, Map<String, String> texts)
            throws IOException {
        write(target, manifest(id, version), name, texts);
    }

    private static void write(Path target, Manifest manifest, String name, Map<String, String> texts)
            throws IOException {
        // By name: the classes need the host's API, which is not here.
        String type = PACKAGE + name;
        String classFile = type.replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream source = BenchPlugin.class.getResourceAsStream("/" + classFile)) {
            jar.putNextEntry(new JarEntry("META-INF/extensions.idx"));
            jar.write((type + "\n").getBytes(UTF_8));
            jar.putNextEntry(new JarEntry(classFile));
            source.transferTo(jar);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                jar.putNextEntry(new JarEntry(text.getKey()));
                jar.write(text.getValue().getBytes(UTF_8));
            }
        }
    }

    private static Manifest manifest(String id, String version) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Plugin-Id", id);
        attributes.putValue("Plugin-Version", version);
        attributes.putValue("Plugin-Requires", ">=0.2.0 & <1.0.0");
        attributes.putValue("Plugin-Description", "Part of a load run");
        return manifest;
    }
}
