package io.jackfield.host.plugins;

import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.host.config.ForeignDatabase;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.IsolationConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.Permission;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.schema.KeySources;
import io.jackfield.host.plugins.PluginPhase.Step;
import io.jackfield.host.plugins.PrivateCopies.PrivateCopy;
import io.jackfield.host.store.SqlFile;
import io.jackfield.host.trust.Grant;
import io.jackfield.host.trust.Signatures;
import io.jackfield.host.trust.UntrustedJarException;
import io.jackfield.host.unload.UnloadListener;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a {@link LoadedPlugin} of a jar, in two steps. Blocking; the loader's thread only, but for {@link #make}. */
final class PluginFactory {
    private static final Logger LOG = LoggerFactory.getLogger(PluginFactory.class);

    private final PrivateCopies copies;
    private final JarVerifier admission;
    private final VersionedPluginManager generations;
    private final LiveConfig config;
    private final PluginContexts contexts;
    private final PluginProcesses processes;
    private final PluginPhases phases;
    private final KeptJars kept;

    PluginFactory(
            LiveConfig config,
            PluginContexts contexts,
            PluginProcesses processes,
            String apiVersion,
            UnloadListener watch,
            PluginPhases phases) {
        this.config = config;
        this.contexts = contexts;
        this.processes = processes;
        this.phases = phases;
        kept = new KeptJars(config.now().home());
        Path privateFolder = config.now().home().resolve("data/plugins");
        copies = new PrivateCopies(privateFolder);
        generations = new VersionedPluginManager(privateFolder, apiVersion, watch);
        admission = new JarVerifier(() -> config.now().trust(), config.now().home(), apiVersion);
    }

    JarVerifier admission() {
        return admission;
    }

    VersionedPluginManager generations() {
        return generations;
    }

    /**
     * Takes the jar in without running any of it. The copy comes first, so that what is examined is what is loaded.
     * Throws {@link BrokenJarException} with the cause and the way out.
     */
    PreparedPlugin prepare(Path jar) {
        PrivateCopy copy = copies.of(jar);
        String generation = null;
        try {
            JarInspection inspection = JarInspection.of(copy.file());
            phases.add(inspection.id(), inspection.version(), nameOf(jar), Step.COPIED, "");
            Grant grant = admission.admit(inspection, copy.digest(), jar);
            generation = generations.loadPlugin(copy.file());
            admission.requireLinkage(inspection, copy.file(), generations::jarOf);
            phases.add(inspection.id(), inspection.version(), nameOf(jar), Step.CHECKED, "");
            return new PreparedPlugin(
                    jar,
                    copy.file(),
                    copy.digest(),
                    inspection,
                    grant,
                    generation,
                    generations.getPluginClassLoader(generation),
                    generations.librariesOf(generation),
                    dependenciesOf(generation),
                    new RegistrationScope(inspection.id()));
        } catch (RuntimeException | Error e) {
            discard(generation, copy.file());
            throw Extensions.broken(e);
        }
    }

    private static String nameOf(Path jar) {
        return jar.getFileName().toString();
    }

    /**
     * It has come up; what is to be known of it later is written down. That it cannot be is no reason to take it down
     * again.
     */
    void isLive(LoadedPlugin plugin) {
        admission.wasLive(plugin);
        try {
            kept.wasLive(
                    plugin.id(),
                    plugin.digest(),
                    generations.getPlugin(plugin.generation()).getPluginPath(),
                    Signatures.read(plugin.jar()));
        } catch (UncheckedIOException | UntrustedJarException e) {
            LOG.warn("plugins: nobody can roll back to this jar of {} later: {}", plugin.id(), e.toString());
        }
    }

    private List<Dependency> dependenciesOf(String generation) {
        return generations.dependenciesOf(generation).stream()
                .map(this::dependency)
                .toList();
    }

    private Dependency dependency(String id) {
        Optional<Path> jar = generations.jarOf(id);
        return new Dependency(
                id,
                jar.filter(found -> !JarResources.migrations(found).isEmpty()).isPresent(),
                config.now().pluginConfig(id, jar.map(JarResources::keySources).orElse(KeySources.NONE)));
    }

    /**
     * Checks its configuration, brings its schema up to date and makes its extensions, which runs its code for the
     * first time: the one step for which the loader's thread is not to be used. Whatever fails, the caller discards it.
     * Throws {@link BrokenJarException}.
     */
    LoadedPlugin make(PreparedPlugin prepared) {
        try {
            return extensions(prepared);
        } catch (RuntimeException | Error e) {
            // Any Error of a plugin as well: it is its own affair.
            throw Extensions.broken(e);
        }
    }

    /** Undoes {@link #prepare}; what {@link #make} came to is in its scope. */
    void discard(PreparedPlugin prepared) {
        discard(prepared.generation(), prepared.copy());
    }

    /** Takes a plugin out of PF4J and closes its class loader; its calls are finished and its scope is closed. */
    void unload(LoadedPlugin plugin) {
        PluginWrapper wrapper = generations.getPlugin(plugin.generation());
        if (wrapper == null) {
            return;
        }
        Path copy = wrapper.getPluginPath();
        generations.isGone(plugin.id(), plugin.generation());
        discard(plugin.generation(), copy);
        phases.add(plugin.id(), plugin.info().version(), nameOf(plugin.jar()), Step.UNLOADED, "");
    }

    private LoadedPlugin extensions(PreparedPlugin prepared) {
        JarInspection inspection = prepared.inspection();
        RegistrationScope scope = prepared.scope();
        PluginInfo info = new PluginInfo(inspection.id(), inspection.version(), inspection.description());
        HostConfig settings =
                config.fitting(info.id(), candidate -> ConfigCheck.problems(prepared.copy(), prepared.id(), candidate));
        Grant grant = prepared.grant();
        ConfigCheck.require(prepared.copy(), info.id(), settings);
        requireFittingQueries(prepared, settings);
        List<SqlFile> migrations = JarResources.migrations(prepared.copy());
        if (!migrations.isEmpty()) {
            grant.require(Permission.TABLES, "bring migrations");
            contexts.migrate(info, migrations);
        }
        FileConfig own = grant.guard(settings.pluginConfig(info.id(), JarResources.keySources(prepared.copy())));
        PropertyTexts texts = PropertyTexts.of(info.id(), prepared.classLoader());
        PluginProcesses.Contexts context =
                life -> contexts.create(info, grant, prepared.dependencies(), own, texts, life);
        Optional<IsolationConfig> isolation = IsolationConfig.of(info.id(), own);
        List<Object> extensions = isolation.isPresent()
                ? inItsOwnProcess(prepared, info, isolation.get(), context)
                : inThisProcess(prepared, context.apply(scope));
        return new LoadedPlugin(
                info,
                grant,
                prepared.generation(),
                prepared.jar(),
                prepared.digest(),
                prepared.classLoader(),
                own,
                texts,
                LoadedExtensions.of(info.id(), extensions),
                scope,
                new AtomicInteger());
    }

    private static void requireFittingQueries(PreparedPlugin prepared, HostConfig settings) {
        List<String> problems = QueriesOfJar.problems(prepared.copy(), prepared.id(), settings, LOG::warn);
        if (!problems.isEmpty()) {
            throw new BrokenJarException("has SQL that does not fit: " + String.join("; ", problems));
        }
    }

    private List<Object> inItsOwnProcess(
            PreparedPlugin prepared, PluginInfo info, IsolationConfig isolation, PluginProcesses.Contexts context) {
        List<String> names = prepared.inspection().extensions();
        names.forEach(name -> Extensions.permittedType(name, prepared));
        List<Object> extensions = processes.start(
                new PluginProcesses.Jar(info, prepared.copy(), prepared.libraries(), names, databases(prepared)),
                isolation,
                prepared.scope(),
                context);
        ExtensionRules.requireAsNamed(prepared.grant(), names, extensions);
        return extensions;
    }

    private PluginProcesses.Databases databases(PreparedPlugin prepared) {
        Permissions granted = prepared.grant().granted();
        boolean tables = granted.has(Permission.TABLES);
        Map<String, ForeignDatabase> foreign = new LinkedHashMap<>(config.now().databases());
        foreign.keySet().removeIf(name -> !granted.hasDatabase(name));
        return new PluginProcesses.Databases(
                tables,
                prepared.dependencies().stream()
                        .filter(library -> tables && library.hasTables())
                        .map(Dependency::id)
                        .collect(Collectors.toSet()),
                foreign);
    }

    private static List<Object> inThisProcess(PreparedPlugin prepared, PluginContext context) {
        List<Object> extensions = new ArrayList<>();
        for (String name : prepared.inspection().extensions()) {
            Object extension = Extensions.make(Extensions.permittedType(name, prepared), context);
            extensions.add(extension);
            if (extension instanceof AutoCloseable closeable) {
                prepared.scope().onClose(() -> close(closeable));
            }
        }
        return extensions;
    }

    private static void close(AutoCloseable extension) {
        try {
            extension.close();
        } catch (Exception e) {
            throw new IllegalStateException("close() of " + extension.getClass().getName() + " failed: " + e, e);
        }
    }

    private void discard(String generation, Path copy) {
        if (generation != null && generations.getPlugin(generation) != null) {
            generations.unloadPlugin(generation);
        }
        copies.delete(copy);
    }
}
