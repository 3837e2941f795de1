package io.jackfield.host.plugins;

import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.plugins.ExtensionConflicts.Conflict;
import io.jackfield.host.plugins.PluginPhase.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings jars up and takes them down as the directory changes. One thread does it all and waits for nothing: a plugin's
 * own code runs elsewhere, so one that hangs keeps no other from coming up. All but the constructor on that thread.
 */
final class PluginLoader {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRoom.class);

    private final LoaderThread thread;
    private final PluginsConfig config;
    private final PluginFactory factory;
    private final PluginDirectory directory;
    private final PluginDrain retirement;
    private final JarStatuses statuses;
    private final ExtensionConflicts conflicts;
    private final BiConsumer<Map<String, LoadedPlugin>, Runnable> publish;
    private final PluginPhases phases;

    private final Map<String, LoadedPlugin> loaded = new LinkedHashMap<>();
    private final Map<Path, LoadingPlugin> loading = new LinkedHashMap<>();
    /** Jars that may come up when others have come or gone. */
    private final Map<Path, BrokenJarException> blocked = new LinkedHashMap<>();
    /** Jars that come after another file of the same plugin, which is coming up. */
    private final Map<Path, Path> queued = new LinkedHashMap<>();
    /** Jars that are no longer there, while another file of the same plugin is coming up. */
    private final Set<Path> leaving = new LinkedHashSet<>();

    private boolean prepared;
    private boolean mayRun;
    private boolean starting;
    private Runnable onStarted = () -> {};

    /**
     * @param publish told of the live plugins by id whenever they are others, and what to do once everybody sees them
     */
    PluginLoader(
            LoaderThread thread,
            PluginsConfig config,
            PluginFactory factory,
            Consumer<LoadedPlugin> endCalls,
            JarStatuses statuses,
            ExtensionConflicts conflicts,
            BiConsumer<Map<String, LoadedPlugin>, Runnable> publish,
            PluginPhases phases) {
        this.thread = thread;
        this.config = config;
        this.factory = factory;
        this.statuses = statuses;
        this.conflicts = conflicts;
        this.publish = publish;
        this.phases = phases;
        directory = new PluginDirectory(config.directory());
        retirement = new PluginDrain(thread, factory, endCalls, config.drainLimit(), phases);
    }

    /** Takes in everything that is there without running any of it: while others see to the database. */
    void prepare() {
        prepared = true;
        starting = true;
        try {
            directory.all().arrived().forEach(this::begin);
        } catch (IOException | RuntimeException | Error e) {
            unreadable(e);
        }
    }

    /** From now on plugins run; {@code done} runs when all that was there is live or left out. */
    void start(Runnable done) {
        onStarted = done;
        if (!prepared) {
            prepare();
        }
        mayRun = true;
        loading.values().forEach(this::run);
        settle();
    }

    /** Follows what has changed in the directory. */
    void look() {
        try {
            PluginDirectory.Changes changes = directory.changes();
            if (!changes.arrived().isEmpty() || !changes.gone().isEmpty()) {
                leaving.addAll(changes.gone());
                changes.arrived().forEach(this::begin);
                retryBlocked(problem -> true);
                settle();
            }
        } catch (IOException | RuntimeException | Error e) {
            unreadable(e);
        }
    }

    /** There is a next look whatever comes. */
    private static void unreadable(Throwable e) {
        LOG.error("plugins: the directory could not be looked through", e);
    }

    /** Brings the jar of a live plugin up anew. */
    void reload(String id) {
        LoadedPlugin plugin = loaded.get(id);
        if (plugin != null) {
            begin(plugin.jar());
            settle();
        }
    }

    /** Brings those up anew that have other settings, and tries all that are left out. */
    void settingsChanged(Set<String> ids) {
        // A bot's file can name two together that never met before.
        for (LoadedPlugin plugin : List.copyOf(loaded.values())) {
            if (loaded.containsKey(plugin.id())) {
                conflicts.of(plugin, loaded.values()).stream()
                        .filter(Conflict::first)
                        .forEach(this::giveWay);
            }
        }
        Set<Path> jars = new LinkedHashSet<>(statuses.leftOut());
        jars.addAll(blocked.keySet());
        loaded.values().stream().filter(plugin -> ids.contains(plugin.id())).forEach(plugin -> jars.add(plugin.jar()));
        jars.forEach(this::begin);
        settle();
    }

    private void begin(Path jar) {
        statuses.begins(jar);
        abandon(jar);
        leaving.remove(jar);
        try {
            PreparedPlugin prepared = factory.prepare(jar);
            Optional<Path> rival = rival(prepared);
            if (rival.isPresent()) {
                factory.discard(prepared);
                queued.put(jar, rival.get());
            } else {
                takeUp(prepared);
            }
        } catch (BrokenJarException e) {
            refuse(jar, e);
        }
    }

    /** Another file from which the same plugin is coming up. */
    private Optional<Path> rival(PreparedPlugin prepared) {
        return loading.values().stream()
                .filter(other -> other.prepared().id().equals(prepared.id()))
                .map(LoadingPlugin::jar)
                .filter(other -> other.toFile().exists())
                .findFirst();
    }

    private void takeUp(PreparedPlugin prepared) {
        LoadedPlugin live = loaded.get(prepared.id());
        if (live != null
                && !live.jar().equals(prepared.jar())
                && live.jar().toFile().exists()) {
            factory.discard(prepared);
            throw BrokenJarException.blockedByOthers("has the same Plugin-Id as "
                    + live.jar().getFileName() + ", " + prepared.id() + "; take one of them out");
        }
        bringUp(prepared);
    }

    private void bringUp(PreparedPlugin prepared) {
        LoadingPlugin next = new LoadingPlugin(prepared, () -> make(prepared));
        loading.put(prepared.jar(), next);
        if (mayRun) {
            run(next);
        }
    }

    private void run(LoadingPlugin next) {
        JarInspection inspection = next.prepared().inspection();
        phases.add(inspection.id(), inspection.version(), nameOf(next.jar()), Step.STARTED, "");
        next.start(thread.later(config.startDeadline(), () -> overdue(next)));
    }

    /** On the plugin's own thread. */
    private void make(PreparedPlugin prepared) {
        try {
            LoadedPlugin plugin = factory.make(prepared);
            thread.run(() -> made(prepared, plugin));
        } catch (BrokenJarException e) {
            thread.run(() -> failed(prepared, e));
        }
    }

    private void made(PreparedPlugin prepared, LoadedPlugin plugin) {
        if (!isStill(prepared)) {
            return;
        }
        List<Conflict> found = conflicts.of(plugin, loaded.values());
        // Who comes up first at the start is chance, so the order in the bot's file decides.
        Optional<Conflict> lost = found.stream()
                .filter(conflict -> !(starting && conflict.first()))
                .findFirst();
        if (lost.isPresent()) {
            failed(prepared, lost.get().problem());
            return;
        }
        found.forEach(this::giveWay);
        end(prepared);
        activate(plugin);
        settle();
    }

    /** What is live and goes: no longer called, and still at work. From any thread. */
    List<LoadedPlugin> draining() {
        return retirement.draining();
    }

    /** The other plugin goes, unless it has gone already, and may come back when this one goes. */
    private void giveWay(Conflict conflict) {
        LoadedPlugin other = conflict.other();
        if (loaded.get(other.id()) == other) {
            takeAway(other);
            blocked.put(other.jar(), conflict.problemOfOther());
        }
    }

    private void failed(PreparedPlugin prepared, BrokenJarException problem) {
        if (isStill(prepared)) {
            end(prepared);
            dismiss(prepared);
            refuse(prepared.jar(), problem);
            settle();
        }
    }

    private void overdue(LoadingPlugin plugin) {
        if (isStill(plugin.prepared())) {
            String place = plugin.place();
            plugin.interrupt();
            failed(
                    plugin.prepared(),
                    new BrokenJarException("has not come up within "
                            + config.startDeadline().toSeconds() + " s, it still is" + place
                            + "; let its constructor wait for nothing, or raise plugins.startDeadline"));
        }
    }

    /** Whether nothing newer has come from the same file. */
    private boolean isStill(PreparedPlugin prepared) {
        LoadingPlugin current = loading.get(prepared.jar());
        return current != null && current.prepared() == prepared;
    }

    private void dismiss(PreparedPlugin prepared) {
        PluginShutdown.say(thread, prepared.classLoader(), prepared.scope(), () -> factory.discard(prepared));
    }

    private void end(PreparedPlugin prepared) {
        loading.remove(prepared.jar()).over();
    }

    private void abandon(Path jar) {
        blocked.remove(jar);
        queued.remove(jar);
        LoadingPlugin before = loading.remove(jar);
        if (before != null) {
            before.interrupt();
            dismiss(before.prepared());
        }
    }

    private void activate(LoadedPlugin plugin) {
        LoadedPlugin previous = loaded.put(plugin.id(), plugin);
        factory.generations().isLive(plugin.id(), plugin.generation());
        // Calls go to the old version until everybody sees the new one.
        publish.accept(
                Map.copyOf(loaded),
                () -> thread.run(() -> Optional.ofNullable(previous).ifPresent(retirement::retire)));
        // First: whoever sees it live is told all the steps that led there.
        phases.add(plugin.id(), plugin.info().version(), nameOf(plugin.jar()), Step.LIVE, "");
        statuses.live(plugin);
        factory.isLive(plugin);
        if (previous != null) {
            if (!previous.jar().equals(plugin.jar())) {
                statuses.forget(previous.jar());
                leaving.remove(previous.jar());
            }
            rebind(plugin.id());
        }
        retryBlocked(problem -> problem.mayPassWith(plugin.id()));
    }

    /** A library was swapped: what depends on it comes up again, bound to the new one. */
    private void rebind(String library) {
        Set<Path> bound = new LinkedHashSet<>();
        dependents(library).forEach(dependent -> bound.add(dependent.jar()));
        loading.values().stream()
                .filter(other -> factory.generations()
                        .dependenciesOf(other.prepared().generation())
                        .contains(library))
                .forEach(other -> bound.add(other.jar()));
        bound.forEach(this::begin);
    }

    private void retryBlocked(Predicate<BrokenJarException> which) {
        blocked.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::begin);
    }

    private void refuse(Path jar, BrokenJarException problem) {
        if (problem.isBlockedByOthers()) {
            // Others may be on their way, so it is told when everything has settled.
            blocked.put(jar, problem);
        } else {
            tell(jar, problem.getMessage());
        }
    }

    private static String nameOf(Path jar) {
        return jar.getFileName().toString();
    }

    private void tell(Path jar, String problem) {
        JarInspection inspection = PluginJars.inspection(jar).orElse(null);
        phases.add(
                inspection == null ? "" : inspection.id(),
                inspection == null ? "" : inspection.version(),
                nameOf(jar),
                Step.LEFT_OUT,
                problem);
        statuses.refused(
                jar,
                problem,
                loaded.values().stream()
                        .filter(plugin -> plugin.jar().equals(jar) || isSuccessor(inspection, plugin))
                        .findFirst());
    }

    /** Whether it has come in place of the other's file under another name. */
    private static boolean isSuccessor(JarInspection inspection, LoadedPlugin plugin) {
        return inspection != null
                && inspection.id().equals(plugin.id())
                && !plugin.jar().toFile().exists();
    }

    private void settle() {
        leaving.removeIf(this::leave);
        queued.entrySet().stream()
                .filter(entry -> !loading.containsKey(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::begin);
        if (loading.isEmpty()) {
            Map<Path, String> circles = DependencyCircles.among(blocked.keySet());
            blocked.forEach((jar, problem) -> tell(jar, circles.getOrDefault(jar, problem.getMessage())));
            starting = false;
            onStarted.run();
            onStarted = () -> {};
        }
    }

    /**
     * Whether it is gone; it stays while a jar of the same plugin is coming up, so that there is no gap, and beside one
     * that is left out, as it would stay if that one had its name.
     */
    private boolean leave(Path jar) {
        Optional<LoadedPlugin> plugin = loaded.values().stream()
                .filter(candidate -> candidate.jar().equals(jar))
                .findFirst();
        boolean successorComing = plugin.isPresent()
                && loading.values().stream()
                        .anyMatch(other ->
                                other.prepared().id().equals(plugin.get().id()));
        if (successorComing || plugin.isPresent() && isLeftOut(plugin.get().id())) {
            return false;
        }
        abandon(jar);
        statuses.forget(jar);
        if (plugin.isEmpty()) {
            phases.add("", "", nameOf(jar), Step.GONE, "");
        }
        plugin.ifPresent(gone -> {
            takeAway(gone);
            statuses.gone(gone);
        });
        return true;
    }

    private boolean isLeftOut(String id) {
        return statuses.leftOut().stream()
                .filter(jar -> jar.toFile().exists())
                .flatMap(jar -> PluginJars.inspection(jar).stream())
                .anyMatch(inspection -> inspection.id().equals(id));
    }

    private void takeAway(LoadedPlugin plugin) {
        for (LoadedPlugin dependent : dependents(plugin.id())) {
            takeAway(dependent);
            refuse(
                    dependent.jar(),
                    BrokenJarException.waitsFor(
                            plugin.id(), "needs plugin " + plugin.id() + ", which was taken away; add its jar again"));
        }
        loaded.remove(plugin.id(), plugin);
        phases.add(plugin.id(), plugin.info().version(), nameOf(plugin.jar()), Step.GONE, "");
        factory.generations().isGone(plugin.id(), plugin.generation());
        publish.accept(Map.copyOf(loaded), () -> thread.run(() -> retirement.retire(plugin)));
    }

    private List<LoadedPlugin> dependents(String library) {
        return loaded.values().stream()
                .filter(plugin -> factory.generations()
                        .dependenciesOf(plugin.generation())
                        .contains(library))
                .toList();
    }
}
