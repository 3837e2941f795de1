package io.jackfield.host.admin;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.install.PluginFolder.Entry;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.plugins.BrokenJarException;
import io.jackfield.host.plugins.ConfigCheck;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginJars;
import io.jackfield.host.store.PluginTables;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything about one plugin. Core loop only. */
final class PluginPage {
    private static final String WEB = "/plugins/";

    private final PluginServices services;

    PluginPage(PluginServices services) {
        this.services = services;
    }

    /** @param row what the list says of it */
    Future<JsonObject> of(String id, JsonObject row) {
        services.room().find(id).ifPresent(plugin -> describe(row, plugin));
        return VirtualThreads.call(services.loop().vertx(), "plugin-page", () -> ofFiles(id, row))
                .compose(page -> services.tables().of(id))
                .map(tables -> row.put("tables", json(tables)));
    }

    private static void describe(JsonObject row, LoadedPlugin plugin) {
        JsonArray extensions = new JsonArray();
        ExtensionKind.ALL.forEach(kind -> add(extensions, kind, plugin));
        row.put("extensions", extensions)
                .put(
                        "commands",
                        new JsonArray(plugin.extensions(ExtensionKind.COMMAND_HANDLER).values().stream()
                                .flatMap(one -> one.spec().name().stream())
                                .sorted()
                                .toList()))
                .put(
                        "web",
                        new JsonArray(plugin.extensions(ExtensionKind.WEB_ENDPOINT).keySet().stream()
                                .map(name -> WEB + plugin.id() + "/" + name)
                                .toList()));
    }

    private static <E, S> void add(JsonArray list, ExtensionKind<E, S> kind, LoadedPlugin plugin) {
        for (Map.Entry<String, LoadedExtension<E, S>> one :
                plugin.extensions(kind).entrySet()) {
            list.add(new JsonObject()
                    .put("kind", kind.word())
                    .put("name", one.getKey())
                    .put("type", one.getValue().extension().getClass().getName()));
        }
    }

    /** What lies on the disk. Blocking. */
    private JsonObject ofFiles(String id, JsonObject row) throws IOException {
        Optional<Entry> entry = services.installs().folder().find(id);
        row.put(
                "needs",
                new JsonArray(entry.flatMap(Entry::inspection)
                        .map(JarInspection::neededPlugins)
                        .orElse(List.of())));
        row.put(
                "settingProblems",
                new JsonArray(entry.map(found -> problems(found.file(), id)).orElse(List.of())));
        former(id).ifPresent(former -> row.put("former", former.version()));
        return row;
    }

    private Optional<JarInspection> former(String id) throws IOException {
        return services.installs().former(id).flatMap(PluginJars::inspection);
    }

    private List<String> problems(Path jar, String id) {
        HostConfig config = services.config().now();
        try {
            return ConfigCheck.problems(jar, id, config);
        } catch (BrokenJarException e) {
            return List.of(e.getMessage());
        }
    }

    private static JsonArray json(List<PluginTables.Table> tables) {
        JsonArray list = new JsonArray();
        tables.forEach(table -> list.add(new JsonObject()
                .put("name", table.name())
                .put("rows", table.rows() < 0 ? null : table.rows())
                .put("bytes", table.bytes())));
        return list;
    }
}
