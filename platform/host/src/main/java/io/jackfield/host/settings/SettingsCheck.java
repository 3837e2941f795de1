package io.jackfield.host.settings;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.read.ConfigLayer;
import io.jackfield.host.config.read.ConfigProblems;
import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.LaidValue;
import io.jackfield.host.config.schema.ConfigFinding;
import io.jackfield.host.plugins.PluginSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Judges settings before they are stored, by what judges the files. Blocking; from any thread. */
final class SettingsCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final LiveConfig config;
    private final PluginSchemas schemas;

    SettingsCheck(LiveConfig config, PluginSchemas schemas) {
        this.config = config;
        this.schemas = schemas;
    }

    /**
     * Throws {@code REQUEST_REJECTED}, caused by a {@link SettingsRefusal}, when the host would not take them over.
     *
     * @param all that are to count
     * @param changed those of them that are new
     * @param plugins whose configuration they may change
     */
    void require(Collection<Setting> all, Collection<Setting> changed, Set<String> plugins) {
        awaitFiles();
        HostConfig before = config.now();
        Set<String> problems = new LinkedHashSet<>();
        try {
            HostConfig after = config.tried(layer(all));
            for (String plugin : plugins) {
                List<String> known = problems(plugin, before);
                problems(plugin, after).stream()
                        .filter(problem -> !known.contains(problem))
                        .forEach(problems::add);
            }
        } catch (JackfieldException e) {
            if (e.error() != StandardError.CONFIG_INVALID) {
                throw e;
            }
            problems.addAll(ConfigProblems.each(e));
        }
        if (!problems.isEmpty()) {
            throw refusal(problems, changed);
        }
    }

    /** A file that somebody has just written is taken over within a second or two. */
    private void awaitFiles() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!config.isSettled() && config.problem().isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Those that do not count at present do not get in the way. */
    private ConfigLayer layer(Collection<Setting> all) {
        Set<LaidValue> misfits = config.misfits().keySet();
        return new ConfigLayer(all.stream()
                .map(Setting::laid)
                .filter(laid -> !misfits.contains(laid))
                .toList());
    }

    private List<String> problems(String plugin, HostConfig candidate) {
        List<String> problems = new ArrayList<>(schemas.of(plugin)
                .map(schema -> candidate.findingsOf(plugin, schema).stream()
                        .map(ConfigFinding::text)
                        .distinct()
                        .toList())
                .orElse(List.of()));
        if (problems.isEmpty()) {
            problems.addAll(schemas.queryProblems(plugin, candidate, away -> {}));
        }
        return problems;
    }

    private static JackfieldException refusal(Set<String> problems, Collection<Setting> changed) {
        Map<KeyPath, String> fields = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (String problem : problems) {
            changed.stream()
                    .filter(setting -> problem.startsWith(setting.laid() + ": "))
                    .findFirst()
                    .ifPresentOrElse(
                            setting -> fields.merge(
                                    setting.path(),
                                    problem.substring((setting.laid() + ": ").length()),
                                    (one, other) -> one + "; " + other),
                            () -> others.add(problem));
        }
        return SettingsRefusal.of(fields, others);
    }
}
