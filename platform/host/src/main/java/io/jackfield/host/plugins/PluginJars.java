package io.jackfield.host.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The jars of a directory, found by the ids in their manifests. */
public record PluginJars(List<Path> files) {
    /** Those whose names end in {@code .jar}; none when there is no such directory. */
    public static PluginJars in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return new PluginJars(List.of());
        }
        try (Stream<Path> files = Files.list(directory)) {
            return new PluginJars(files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin directory " + directory + " cannot be listed", e);
        }
    }

    PluginJars without(Path jar) {
        return new PluginJars(files.stream().filter(file -> !file.equals(jar)).toList());
    }

    /** The jar of a plugin. */
    public Optional<Path> find(String id) {
        return files.stream()
                .filter(file ->
                        inspection(file).filter(found -> found.id().equals(id)).isPresent())
                .findFirst();
    }

    /** What a jar says of itself; empty when it is no plugin. */
    public static Optional<JarInspection> inspection(Path jar) {
        try {
            return Optional.of(JarInspection.of(jar));
        } catch (BrokenJarException e) {
            return Optional.empty();
        }
    }
}
