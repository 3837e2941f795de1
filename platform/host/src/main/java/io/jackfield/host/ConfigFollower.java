package io.jackfield.host;

import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.store.ForeignDatabaseMeters;
import io.jackfield.host.store.ForeignDatabases;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Follows the files of the configuration and the databases they name, while the host runs. Core loop only. */
final class ConfigFollower {
    private static final Duration FILES_LOOK = Duration.ofMillis(500);
    private static final Duration DATABASES_LOOK = Duration.ofSeconds(15);

    private final CoreLoop loop;
    private final LiveConfig config;
    private final ForeignDatabases databases;
    private final ForeignDatabaseMeters databaseMeters;
    private final PluginRoom plugins;
    private final Alerts alerts;
    private final Runnable changed;
    /** The alert of the problem that was told last. */
    private String told = "";

    /** The settings of operators that were told as left out. */
    private Set<String> toldMisfits = Set.of();

    private BooleanSupplier goesOn = () -> false;

    /** @param changed told when bots or settings are others, before any plugin is brought up anew for it */
    ConfigFollower(
            CoreLoop loop,
            LiveConfig config,
            ForeignDatabases databases,
            ForeignDatabaseMeters databaseMeters,
            PluginRoom plugins,
            Alerts alerts,
            Runnable changed) {
        this.loop = loop;
        this.config = config;
        this.databases = databases;
        this.databaseMeters = databaseMeters;
        this.plugins = plugins;
        this.alerts = alerts;
        this.changed = changed;
    }

    /** @param goesOn false once the host stops */
    void start(BooleanSupplier goesOn) {
        this.goesOn = goesOn;
        lookAtFilesLater();
        lookAtDatabasesLater();
    }

    private void lookAtFilesLater() {
        loop.later(FILES_LOOK, () -> {
            if (goesOn.getAsBoolean()) {
                loop.vertx()
                        .executeBlocking(config::look)
                        .onSuccess(change -> change.ifPresent(this::follow))
                        .onComplete(looked -> {
                            tellOfProblem();
                            tellOfMisfits();
                            lookAtFilesLater();
                        });
            }
        });
    }

    private void lookAtDatabasesLater() {
        if (goesOn.getAsBoolean()) {
            lookAtDatabases().onComplete(looked -> loop.later(DATABASES_LOOK, this::lookAtDatabasesLater));
        }
    }

    private Future<Void> lookAtDatabases() {
        return loop.vertx()
                .executeBlocking(
                        () -> {
                            databases.look();
                            return null;
                        },
                        false);
    }

    /** What follows when the settings of these plugins are others, or those of bots. */
    void follow(Set<String> settingsOf) {
        changed.run();
        Set<String> others = databases.follow();
        databaseMeters.follow();
        Set<String> affected = new HashSet<>(settingsOf);
        plugins.live().stream()
                .filter(plugin -> others.stream().anyMatch(plugin.grant()::hasDatabase))
                .forEach(plugin -> affected.add(plugin.id()));
        plugins.settingsChanged(affected);
        if (!others.isEmpty()) {
            lookAtDatabases();
        }
    }

    /** A setting that does not count is an alert until it does, or is taken back. */
    private void tellOfMisfits() {
        Map<String, String> misfits = new HashMap<>();
        config.misfits().forEach((value, reason) -> misfits.put(value.toString(), value.leftOut(reason)));
        toldMisfits.stream().filter(key -> !misfits.containsKey(key)).forEach(key -> alerts.clear(shortened(key)));
        misfits.forEach((key, words) -> alerts.raise(shortened(key), words));
        toldMisfits = Set.copyOf(misfits.keySet());
    }

    private static String shortened(String key) {
        return key.length() <= 100 ? key : key.substring(0, 90) + Integer.toHexString(key.hashCode());
    }

    /** Each problem is told once, and is an alert until the files are right again. */
    private void tellOfProblem() {
        String problem = config.problem();
        String key = problem.isEmpty() ? "" : "config " + Integer.toHexString(problem.hashCode());
        if (!key.equals(told)) {
            alerts.clear(told);
            told = key;
        }
        if (!problem.isEmpty()) {
            alerts.raise(key, problem);
        }
    }
}
