package io.jackfield.host.plugins;

import io.jackfield.host.config.ForeignDatabase;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.schema.DeclaredQuery;
import io.jackfield.host.store.QueryCheck;
import io.jackfield.host.store.QueryCheck.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL in a plugin's configuration, held against the databases that it is for. A database that is away or that
 * nobody has configured is passed over: its plugin tells that by itself. Blocking.
 */
public final class QueriesOfJar {
    private QueriesOfJar() {}

    /** Of every jar in the watched directory that is a plugin at all. */
    public static List<String> problemsOfAll(HostConfig config) {
        Path directory = config.plugins().directory();
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        return PluginJars.in(directory).files().stream()
                .flatMap(jar -> problemsOrNothing(jar, config))
                .toList();
    }

    /** What is wrong with a jar or its schema, {@link ConfigCheck} says. */
    private static Stream<String> problemsOrNothing(Path jar, HostConfig config) {
        try {
            JarInspection inspection = JarInspection.of(jar);
            return problems(jar, inspection.id(), config, away -> {}).stream();
        } catch (BrokenJarException e) {
            return Stream.empty();
        }
    }

    /** @param away told of a database that cannot be asked, in a sentence */
    static List<String> problems(Path jar, String plugin, HostConfig config, Consumer<String> away) {
        Map<String, List<Query>> byDatabase = queries(jar, plugin, config).stream()
                .collect(Collectors.groupingBy(
                        query -> query.declared().database(), LinkedHashMap::new, Collectors.toList()));
        List<String> problems = new ArrayList<>();
        byDatabase.forEach((name, queries) -> {
            ForeignDatabase database = config.databases().get(name);
            if (database != null) {
                problems.addAll(QueryCheck.problems(
                        database,
                        queries,
                        reason -> away.accept(
                                "the SQL of plugin " + plugin + " is not checked: database " + name + ": " + reason)));
            }
        });
        return problems;
    }

    private static List<Query> queries(Path jar, String plugin, HostConfig config) {
        FileConfig own = config.pluginConfig(plugin);
        return declared(jar).stream()
                .flatMap(one -> query(jar, plugin, one, own).stream())
                .toList();
    }

    private static List<DeclaredQuery> declared(Path jar) {
        try {
            return JarResources.configSchema(jar).map(DeclaredQuery::of).orElse(List.of());
        } catch (IllegalArgumentException e) {
            throw JarResources.unusableSchema(e);
        }
    }

    private static Optional<Query> query(Path jar, String plugin, DeclaredQuery declared, FileConfig own) {
        Optional<String> configured = declared.configured(own);
        if (configured.isPresent()) {
            String place = "config/plugins/" + plugin + ".yaml: " + declared.key();
            return configured.map(sql -> new Query(place, sql, declared));
        }
        String place = "plugin " + plugin + ": " + declared.key() + ", which config/plugins/" + plugin
                + ".yaml leaves to the plugin,";
        return declared.file()
                .flatMap(file -> JarResources.text(jar, file))
                .map(sql -> new Query(place, sql, declared));
    }
}
