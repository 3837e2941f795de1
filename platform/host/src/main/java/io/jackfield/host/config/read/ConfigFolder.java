package io.jackfield.host.config.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder {@code config} under home: its YAML files with their placeholders replaced. A file that is not there is
 * empty.
 */
public final class ConfigFolder {
    private final Path home;
    private final Placeholders placeholders;
    private final ConfigProblems problems;
    private final ConfigLayer layer;
    private final Map<String, ConfigSource> sources = new TreeMap<>();

    /**
     * @param environment what placeholders are replaced by
     * @param problems gets everything that is wrong with the files
     * @param layer what is laid over them
     */
    public ConfigFolder(Path home, Map<String, String> environment, ConfigProblems problems, ConfigLayer layer) {
        this.home = home.toAbsolutePath().normalize();
        this.placeholders = new Placeholders(environment);
        this.problems = problems;
        this.layer = layer;
        if (!Files.isDirectory(this.home.resolve("config"))) {
            problems.add(
                    new Place(this.home.resolve("config").toString(), 0), "is no folder; set JACKFIELD_HOME or --home");
        }
    }

    /** The absolute folder that {@code config} is in. */
    public Path home() {
        return home;
    }

    /** A file for the host to read, such as {@code jackfield.yaml}. */
    public ConfigSection section(String file) {
        Node.Section content = read(file);
        Set<String> keys = new LinkedHashSet<>();
        Map<String, String> defaults = new LinkedHashMap<>();
        sources.put(file, new ConfigSource(content, keys, defaults));
        return new ConfigSection("", KeyPath.root(), content, new ConfigSection.Reading(problems, keys, defaults));
    }

    /** A file for a plugin to read, such as {@code plugins/llm-openai.yaml}. */
    public FileConfig values(String file) {
        Node.Section content = read(file);
        sources.put(file, ConfigSource.of(content));
        return new FileConfig("", content);
    }

    /**
     * The files as they were read, by their names below {@code config}; their defaults are complete when all is read.
     */
    public Map<String, ConfigSource> sources() {
        return Collections.unmodifiableMap(sources);
    }

    /**
     * The names of the YAML files in a folder of {@code config}, without their ending, sorted.
     *
     * @param pattern of names; another name is a problem
     * @param form the pattern in words
     */
    public List<String> names(String folder, String pattern, String form) {
        List<String> names = new ArrayList<>();
        for (String file : files(folder)) {
            Optional<String> name = yamlName(file);
            if (name.isEmpty()) {
                continue;
            }
            if (file.endsWith(".yml") || !name.get().matches(pattern)) {
                problems.add(
                        new Place("config/" + folder + "/" + file, 0),
                        "is not read; name it <id>.yaml, the id being " + form);
                continue;
            }
            names.add(name.get());
        }
        return names;
    }

    /** The names of files in a folder, there or not, that something lies over. */
    public List<String> laidOver(String folder) {
        return layer.names(folder);
    }

    private List<String> files(String folder) {
        Path directory = home.resolve("config").resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            problems.add(
                    new Place("config/" + folder, 0),
                    "cannot be listed: " + e.getClass().getSimpleName());
            return List.of();
        }
    }

    private static Optional<String> yamlName(String file) {
        String name = file.replaceFirst("\\.ya?ml$", "");
        return name.equals(file) || file.startsWith(".") ? Optional.empty() : Optional.of(name);
    }

    private Node.Section read(String name) {
        String place = "config/" + name;
        Path file = home.resolve(place);
        Node.Section content = Files.exists(file)
                ? YamlFile.read(file, place, placeholders, problems)
                : Node.Section.empty(new Place(place, 0));
        return layer.over(name, content, problems);
    }
}
