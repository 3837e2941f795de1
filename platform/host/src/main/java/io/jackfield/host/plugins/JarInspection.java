package io.jackfield.host.plugins;

import io.jackfield.host.config.Permissions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * What a jar says of itself, without running any of it.
 *
 * @param id {@code Plugin-Id}
 * @param version {@code Plugin-Version}
 * @param description {@code Plugin-Description}; empty when absent
 * @param requires {@code Plugin-Requires}: the range of API versions; empty when absent
 * @param dependencies {@code Plugin-Dependencies}; empty when absent
 * @param permissions {@code Plugin-Permissions}: what the plugin wants of the host; none when absent
 * @param extensions class names from {@code META-INF/extensions.idx}; a library plugin has none
 */
public record JarInspection(
        String id,
        String version,
        String description,
        String requires,
        String dependencies,
        Permissions permissions,
        List<String> extensions) {
    private static final String INDEX = "META-INF/extensions.idx";
    /** What ids of plugins look like. */
    public static final String ID = "[a-z0-9-]{2,64}";

    /** Throws {@link BrokenJarException} when the jar is no plugin. */
    public static JarInspection of(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getManifest() == null) {
                throw new BrokenJarException("has no manifest; a plugin's manifest has Plugin-Id and Plugin-Version");
            }
            Attributes manifest = file.getManifest().getMainAttributes();
            String id = text(manifest, "Plugin-Id");
            if (!id.matches(ID)) {
                throw new BrokenJarException(
                        id.isEmpty()
                                ? "has no Plugin-Id in its manifest, so it is no plugin; take it out of the directory"
                                : "has Plugin-Id '" + id + "'; use 2 to 64 of a-z 0-9 -");
            }
            if (text(manifest, "Plugin-Version").isEmpty()) {
                throw new BrokenJarException("has no Plugin-Version in its manifest; add one such as 1.0.0");
            }
            return new JarInspection(
                    id,
                    text(manifest, "Plugin-Version"),
                    text(manifest, "Plugin-Description"),
                    text(manifest, "Plugin-Requires"),
                    text(manifest, "Plugin-Dependencies"),
                    permissions(text(manifest, "Plugin-Permissions")),
                    extensions(file));
        } catch (ZipException e) {
            throw new BrokenJarException("is no jar, or was cut off: " + e.getMessage() + "; copy it again", e);
        } catch (IOException e) {
            throw new BrokenJarException("cannot be read: " + e.getMessage(), e);
        }
    }

    /** The plugins without which it cannot be. */
    public List<String> neededPlugins() {
        return Arrays.stream(dependencies.split(","))
                .map(dependency -> dependency.replaceFirst("@.*", "").strip())
                .filter(id -> !id.isEmpty() && !id.endsWith("?"))
                .toList();
    }

    private static Permissions permissions(String words) {
        try {
            return Permissions.parse(words);
        } catch (IllegalArgumentException e) {
            throw new BrokenJarException("declares Plugin-Permissions of which " + e.getMessage(), e);
        }
    }

    private static List<String> extensions(JarFile file) throws IOException {
        ZipEntry index = file.getEntry(INDEX);
        if (index == null) {
            if ("true".equals(file.getManifest().getMainAttributes().getValue("Plugin-Library"))) {
                return List.of();
            }
            throw new BrokenJarException(
                    "has no " + INDEX + "; build it with annotation processing on (<proc>full</proc>),"
                            + " or set Plugin-Library: true in the manifest of a library");
        }
        List<String> names = new ArrayList<>();
        try (InputStream bytes = file.getInputStream(index)) {
            for (String line : new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String name = line.replaceFirst("#.*", "").strip();
                // PF4J writes a class once for each extension point that it implements; it is still one extension
                if (!name.isEmpty() && !names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static String text(Attributes manifest, String name) {
        String value = manifest.getValue(name);
        return value == null ? "" : value.strip();
    }
}
