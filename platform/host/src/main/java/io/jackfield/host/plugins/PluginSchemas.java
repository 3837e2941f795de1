package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.schema.ConfigSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the configuration of each plugin may hold: of the version that is live, or else of the jar in the watched
 * directory. Blocking; from any thread.
 */
public final class PluginSchemas {
    private final PluginRoom room;
    private final Path directory;

    public PluginSchemas(PluginRoom room, Path directory) {
        this.room = room;
        this.directory = directory;
    }

    /** Every plugin that is live or has a jar in the directory, sorted. */
    public Set<String> plugins() {
        Set<String> ids = new TreeSet<>();
        room.live().forEach(plugin -> ids.add(plugin.id()));
        jars().files().forEach(jar -> PluginJars.inspection(jar).ifPresent(found -> ids.add(found.id())));
        return ids;
    }

    /**
     * Its schema; empty when there is no such plugin, or when it brings none.
     *
     * @throws BrokenJarException when the schema cannot be used
     */
    public Optional<ConfigSchema> of(String plugin) {
        try {
            return room.find(plugin)
                    .map(live -> ofLive(live.classLoader()))
                    .orElseGet(() -> jars().find(plugin).flatMap(JarResources::configSchema))
                    .map(ConfigSchema::of);
        } catch (IllegalArgumentException e) {
            throw JarResources.unusableSchema(e);
        }
    }

    /**
     * The same for a plugin that has to be there.
     *
     * @throws JackfieldException with {@code NOT_FOUND} when there is no jar of it
     */
    public Optional<ConfigSchema> known(String plugin) {
        if (room.find(plugin).isEmpty() && jars().find(plugin).isEmpty()) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND, "there is no jar of a plugin '" + plugin + "' in the watched directory");
        }
        return of(plugin);
    }

    /** What is wrong with the SQL in its configuration. {@code away} is told of a database that cannot be asked. */
    public List<String> queryProblems(String plugin, HostConfig config, Consumer<String> away) {
        return jars().find(plugin)
                .map(jar -> QueriesOfJar.problems(jar, plugin, config, away))
                .orElse(List.of());
    }

    private PluginJars jars() {
        return PluginJars.in(directory);
    }

    private static Optional<String> ofLive(ClassLoader loader) {
        URL file = loader instanceof URLClassLoader own ? own.findResource("config.schema.json") : null;
        if (file == null) {
            return Optional.empty();
        }
        try {
            URLConnection connection = file.openConnection();
            // A cached one would hold the jar open when the plugin goes.
            connection.setUseCaches(false);
            try (InputStream text = connection.getInputStream()) {
                return Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
