package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** What the jars of a plugin directory say of themselves, without loading any of them. */
final class PluginJars {
    private PluginJars() {}

    /**
     * A jar as its manifest describes it.
     *
     * @param id empty when the jar is no plugin or cannot be read
     */
    record PluginJar(Path file, String id, String version, String requires, String description) {
        boolean isPlugin() {
            return !id.isEmpty();
        }
    }

    /** All jars of the directory, by name; none when there is no such directory. */
    static List<PluginJar> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<PluginJar> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(file -> jars.add(read(file)));
        } catch (IOException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE, "The plugin directory " + directory + " cannot be listed", e);
        }
        return jars;
    }

    private static PluginJar read(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes attributes = Optional.ofNullable(jar.getManifest())
                    .map(Manifest::getMainAttributes)
                    .orElseGet(Attributes::new);
            return new PluginJar(
                    file,
                    value(attributes, "Plugin-Id"),
                    value(attributes, "Plugin-Version"),
                    value(attributes, "Plugin-Requires"),
                    value(attributes, "Plugin-Description"));
        } catch (IOException notReadable) {
            return new PluginJar(file, "", "", "", "");
        }
    }

    private static String value(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value;
    }
}
