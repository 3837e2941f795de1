package io.jackfield.host.web;

import io.jackfield.host.plugins.PluginStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * How the host is.
 *
 * @param ready whether updates are taken and stored
 * @param database whether the last write went through
 * @param redis whether it answered lately; it may be down
 * @param waiting what is in memory, by name
 * @param bots how each bot gets its updates
 * @param plugins every jar in the directory
 */
public record HealthReport(
        boolean ready,
        boolean database,
        boolean redis,
        Map<String, Integer> waiting,
        Map<String, String> bots,
        List<PluginStatus> plugins) {

    JsonObject json() {
        JsonArray jars = new JsonArray();
        plugins.forEach(plugin -> {
            JsonObject jar = new JsonObject()
                    .put("jar", plugin.jar().getFileName().toString())
                    .put("id", plugin.id())
                    .put("version", plugin.version())
                    .put("state", plugin.problem().isEmpty() ? "live" : "left out");
            plugin.problem().ifPresent(problem -> jar.put("problem", problem));
            jars.add(jar);
        });
        JsonObject counts = new JsonObject();
        waiting.forEach(counts::put);
        JsonObject served = new JsonObject();
        bots.forEach(served::put);
        return new JsonObject()
                .put("ready", ready)
                .put("database", database ? "up" : "down")
                .put("redis", redis ? "up" : "down; dialogues are read from the database")
                .put("waiting", counts)
                .put("bots", served)
                .put("plugins", jars);
    }
}
