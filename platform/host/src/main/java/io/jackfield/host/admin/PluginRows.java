package io.jackfield.host.admin;

import io.jackfield.host.calls.PluginCalls;
import io.jackfield.host.calls.PluginFigures;
import io.jackfield.host.calls.PluginRates.Rates;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.IsolationConfig;
import io.jackfield.host.install.PluginFolder.Entry;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.unload.Lingering;
import io.jackfield.host.unload.UnloadWatch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every jar of the watched directory as operators see it, and what is left in memory of those that were there. */
final class PluginRows {
    private final HostConfig config;
    private final Map<Path, PluginStatus> statuses = new HashMap<>();
    private final Map<Path, LoadedPlugin> live = new HashMap<>();
    private final List<LoadedPlugin> draining;
    private final List<Lingering> held;
    private final Set<String> comingUp;
    private final PluginCalls calls;
    private final Map<String, Rates> rates;

    PluginRows(HostConfig config, PluginRoom room, PluginCalls calls, UnloadWatch watch) {
        this.config = config;
        this.calls = calls;
        room.statuses().forEach(status -> statuses.put(status.jar(), status));
        room.live().forEach(plugin -> {
            live.put(plugin.jar(), plugin);
            // beside a jar in its place that is left out, under whatever name that has come
            room.statuses().stream()
                    .filter(status -> status.id().equals(plugin.id()))
                    .forEach(status -> live.put(status.jar(), plugin));
        });
        draining = room.draining();
        held = watch.lingering();
        comingUp = room.phases().comingUp();
        rates = calls.rates().now();
    }

    /** @param entries what lies in the directory */
    List<JsonObject> all(List<Entry> entries) {
        List<JsonObject> rows = new ArrayList<>();
        entries.forEach(entry -> rows.add(row(entry)));
        Set<String> ids = entries.stream()
                .flatMap(entry -> entry.inspection().stream())
                .map(JarInspection::id)
                .collect(Collectors.toSet());
        Set<String> left = new TreeSet<>();
        draining.forEach(plugin -> left.add(plugin.id()));
        held.forEach(plugin -> left.add(plugin.plugin()));
        left.removeAll(ids);
        left.forEach(id -> rows.add(leftOver(id)));
        return rows;
    }

    private JsonObject row(Entry entry) {
        Optional<PluginStatus> status = Optional.ofNullable(statuses.get(entry.jar()));
        String id = entry.inspection()
                .map(JarInspection::id)
                .or(() -> status.map(PluginStatus::id))
                .orElse("");
        JsonObject row = new JsonObject()
                .put("id", id)
                .put("file", entry.file().getFileName().toString())
                .put("enabled", entry.isEnabled())
                .put("state", state(entry, status, id));
        entry.inspection()
                .ifPresent(found -> row.put("version", found.version())
                        .put("description", found.description())
                        .put("requires", found.requires())
                        .put("declared", new JsonArray(found.permissions().words())));
        status.flatMap(PluginStatus::problem).ifPresent(problem -> row.put("problem", problem));
        Optional.ofNullable(live.get(entry.jar())).ifPresent(plugin -> row.put("live", live(plugin)));
        return withFigures(row, id);
    }

    private String state(Entry entry, Optional<PluginStatus> status, String id) {
        if (!entry.isEnabled()) {
            return "disabled";
        }
        if (status.isEmpty() || comingUp.contains(entry.jar().getFileName().toString())) {
            return "coming up";
        }
        if (status.get().problem().isPresent()) {
            return "left out";
        }
        return calls.figures(id).quarantine().isPresent() ? "in quarantine" : "live";
    }

    private JsonObject leftOver(String id) {
        boolean drains = draining.stream().anyMatch(plugin -> plugin.id().equals(id));
        return withFigures(
                new JsonObject().put("id", id).put("enabled", false).put("state", drains ? "draining" : "held"), id);
    }

    static JsonObject live(LoadedPlugin plugin) {
        return new JsonObject()
                .put("version", plugin.info().version())
                .put("digest", plugin.digest())
                .put("granted", new JsonArray(plugin.grant().granted().words()));
    }

    private JsonObject withFigures(JsonObject row, String id) {
        PluginFigures now = calls.figures(id);
        now.quarantine()
                .ifPresent(quarantine -> row.put(
                        "quarantine",
                        new JsonObject()
                                .put("cause", quarantine.cause())
                                .put(
                                        "trialAt",
                                        quarantine
                                                .trialAt()
                                                .truncatedTo(ChronoUnit.SECONDS)
                                                .toString())));
        return row.put("bots", bots(id))
                .put("ownProcess", ownProcess(id))
                .put("draining", draining(id))
                .put("held", held(id))
                .put("figures", figures(now, rates.get(id)));
    }

    private JsonArray bots(String id) {
        return new JsonArray(config.bots().stream()
                .filter(bot -> bot.plugins().containsKey(id))
                .map(BotConfig::id)
                .toList());
    }

    private boolean ownProcess(String id) {
        return live.values().stream()
                .filter(plugin -> plugin.id().equals(id))
                .anyMatch(plugin -> IsolationConfig.of(id, plugin.config()).isPresent());
    }

    private JsonArray draining(String id) {
        JsonArray versions = new JsonArray();
        draining.stream()
                .filter(plugin -> plugin.id().equals(id))
                .forEach(plugin -> versions.add(new JsonObject()
                        .put("version", plugin.info().version())
                        .put("calls", plugin.calls().get())));
        return versions;
    }

    private JsonArray held(String id) {
        JsonArray versions = new JsonArray();
        held.stream().filter(plugin -> plugin.plugin().equals(id)).forEach(plugin -> {
            JsonObject version = new JsonObject()
                    .put("version", plugin.version())
                    .put("since", plugin.since().truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("metaspaceBytes", plugin.metaspaceBytes());
            plugin.holder()
                    .ifPresent(holder -> version.put("holder", holder.what()).put("wayOut", holder.wayOut()));
            versions.add(version);
        });
        return versions;
    }

    private static JsonObject figures(PluginFigures now, Rates rates) {
        JsonObject figures = new JsonObject()
                .put("running", now.running())
                .put("waiting", now.waiting())
                .put("stuck", now.stuck());
        if (rates != null) {
            figures.put("callsPerMinute", tenth(rates.callsPerMinute()))
                    .put("failedPercent", tenth(rates.failedPercent()))
                    .put("cpuPercent", tenth(rates.computedPercent()))
                    .put("allocatedBytesPerMinute", Math.round(rates.allocatedBytesPerMinute()));
            rates.p95Millis().ifPresent(millis -> figures.put("p95Millis", Math.round(millis)));
        }
        return figures;
    }

    private static double tenth(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
