package io.jackfield.host.web;

import io.jackfield.host.calls.PluginFigures;
import io.jackfield.host.plugins.ApiVersion;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The plugins as the operators' listener tells of them.
 *
 * @param directory the watched one, absolute
 * @param jars what became of every jar in it
 * @param live what answers now; a jar that is left out may have an older version of it here
 * @param figures how a plugin is doing, by its id
 */
public record PluginsReport(
        Path directory,
        List<PluginStatus> jars,
        Collection<LoadedPlugin> live,
        Function<String, PluginFigures> figures) {
    JsonObject json() {
        JsonArray all = new JsonArray();
        jars.forEach(jar -> all.add(json(jar)));
        return new JsonObject()
                .put("directory", directory.toString())
                .put("api", ApiVersion.CURRENT)
                .put("plugins", all);
    }

    private JsonObject json(PluginStatus jar) {
        JsonObject json = new JsonObject()
                .put("jar", jar.jar().getFileName().toString())
                .put("fileTime", jar.fileTime().toEpochMilli())
                .put("id", jar.id())
                .put("state", state(jar));
        jar.problem().ifPresent(problem -> json.put("problem", problem));
        liveFrom(jar).ifPresent(plugin -> json.put("live", json(plugin)));
        return json;
    }

    private String state(PluginStatus jar) {
        if (jar.problem().isPresent()) {
            return "left out";
        }
        return figures.apply(jar.id()).quarantine().isPresent() ? "in quarantine" : "live";
    }

    private Optional<LoadedPlugin> liveFrom(PluginStatus jar) {
        return live.stream().filter(plugin -> plugin.id().equals(jar.id())).findFirst();
    }

    private JsonObject json(LoadedPlugin plugin) {
        JsonObject permissions = new JsonObject()
                .put("declared", new JsonArray(plugin.grant().declared().words()))
                .put("granted", new JsonArray(plugin.grant().granted().words()));
        JsonArray extensions = new JsonArray();
        plugin.extensions()
                .all()
                .forEach(extension -> extensions.add(extension.getClass().getName()));
        PluginFigures now = figures.apply(plugin.id());
        JsonObject json = new JsonObject();
        now.quarantine()
                .ifPresent(quarantine -> json.put(
                        "quarantine",
                        new JsonObject()
                                .put("cause", quarantine.cause())
                                .put("trialAt", quarantine.trialAt().toString())));
        return json.put("version", plugin.info().version())
                .put("description", plugin.info().description())
                .put("digest", plugin.digest())
                .put("permissions", permissions)
                .put("extensions", extensions)
                .put(
                        "calls",
                        new JsonObject()
                                .put("running", now.running())
                                .put("waiting", now.waiting())
                                .put("stuck", now.stuck()));
    }
}
