package io.jackfield.host.plugins;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.schema.ConfigSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds the configuration of a plugin against the schema that its jar brings, before any of its code runs. */
public final class ConfigCheck {
    private ConfigCheck() {}

    /** Every problem in its own file and in what the bots lay over it; none when the jar brings no schema. */
    public static List<String> problems(Path jar, String plugin, HostConfig config) {
        Optional<String> schema = JarResources.configSchema(jar);
        if (schema.isEmpty()) {
            return List.of();
        }
        try {
            return config.problemsOf(plugin, ConfigSchema.of(schema.get()));
        } catch (IllegalArgumentException e) {
            throw JarResources.unusableSchema(e);
        }
    }

    /** The same for every jar in the watched directory that is a plugin at all. */
    public static List<String> problemsOfAll(HostConfig config) {
        Path directory = config.plugins().directory();
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .flatMap(jar -> problemsOrReason(jar, config).stream())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be listed", e);
        }
    }

    private static List<String> problemsOrReason(Path jar, HostConfig config) {
        String id;
        try {
            id = JarInspection.of(jar).id();
        } catch (BrokenJarException noPlugin) {
            return List.of();
        }
        try {
            return problems(jar, id, config);
        } catch (BrokenJarException e) {
            return List.of(jar.getFileName() + " " + e.getMessage());
        }
    }

    /** Throws {@link BrokenJarException} with all problems in one line. */
    static void require(Path jar, String plugin, HostConfig config) {
        List<String> problems = problems(jar, plugin, config);
        if (problems.size() == 1) {
            throw new BrokenJarException("has a wrong configuration: " + problems.getFirst());
        }
        if (!problems.isEmpty()) {
            throw new BrokenJarException("has a configuration with " + problems.size() + " problems: "
                    + IntStream.range(0, problems.size())
                            .mapToObj(index -> "(" + (index + 1) + ") " + problems.get(index))
                            .collect(Collectors.joining(" ")));
        }
    }
}
