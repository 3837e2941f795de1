package io.jackfield.host.plugins;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of every jar in the directory; a change is told in the log once. From any thread. */
final class JarStatuses {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRoom.class);

    private final Map<Path, PluginStatus> statuses = new TreeMap<>();
    private final Map<Path, Instant> fileTimes = new HashMap<>();

    /** A jar is tried; what comes of it is about the file as it is now. */
    synchronized void begins(Path jar) {
        fileTimes.put(jar, Instant.ofEpochMilli(jar.toFile().lastModified()));
    }

    synchronized List<PluginStatus> all() {
        return List.copyOf(statuses.values());
    }

    List<Path> leftOut() {
        return all().stream()
                .filter(status -> status.problem().isPresent())
                .map(PluginStatus::jar)
                .toList();
    }

    void live(LoadedPlugin plugin) {
        note(new PluginStatus(
                plugin.jar(), plugin.id(), plugin.info().version(), Optional.empty(), fileTime(plugin.jar())));
        LOG.info(
                "plugins: {} {} is live, from {}; may use {}",
                plugin.id(),
                plugin.info().version(),
                plugin.jar().getFileName(),
                plugin.grant().granted());
    }

    /** @param kept the version of it that goes on */
    void refused(Path jar, String problem, Optional<LoadedPlugin> kept) {
        PluginStatus status = new PluginStatus(
                jar,
                kept.map(LoadedPlugin::id).orElse(""),
                kept.map(plugin -> plugin.info().version()).orElse(""),
                Optional.of(problem),
                fileTime(jar));
        if (!status.equals(note(status))) {
            LOG.error(
                    "plugins: {} is left out: {}{}",
                    jar.getFileName(),
                    problem,
                    kept.isPresent() ? "; the version loaded before goes on" : "");
        }
    }

    void gone(LoadedPlugin plugin) {
        LOG.info(
                "plugins: {} {} is gone, {} was taken away",
                plugin.id(),
                plugin.info().version(),
                plugin.jar().getFileName());
    }

    synchronized void forget(Path jar) {
        statuses.remove(jar);
        fileTimes.remove(jar);
    }

    private synchronized Instant fileTime(Path jar) {
        return fileTimes.getOrDefault(jar, Instant.EPOCH);
    }

    private synchronized PluginStatus note(PluginStatus status) {
        return statuses.put(status.jar(), status);
    }
}
