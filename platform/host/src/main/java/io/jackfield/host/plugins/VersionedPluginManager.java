package io.jackfield.host.plugins;

import io.jackfield.host.unload.UnloadListener;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginWrapper;

/**
 * PF4J with two versions of a plugin side by side, which it does not know: each jar is loaded under
 * {@code <id>#<number>}, and its dependencies mean the generation that is live at that moment. Not thread safe, as PF4J
 * is not; the loader's thread only.
 */
final class VersionedPluginManager extends JarPluginManager {
    private final Map<String, String> live = new ConcurrentHashMap<>();
    private final UnloadListener watch;
    private int count;

    VersionedPluginManager(Path privateFolder, String apiVersion, UnloadListener watch) {
        super(privateFolder);
        this.watch = watch;
        setSystemVersion(apiVersion);
    }

    /** From now on dependencies on {@code id} mean this generation. */
    void isLive(String id, String generation) {
        live.put(id, generation);
    }

    void isGone(String id, String generation) {
        live.remove(id, generation);
    }

    /** The plugins that this generation was bound to. */
    List<String> dependenciesOf(String generation) {
        PluginWrapper wrapper = getPlugin(generation);
        return wrapper == null
                ? List.of()
                : wrapper.getDescriptor().getDependencies().stream()
                        .map(PluginDependency::getPluginId)
                        .filter(
                                VersionedPluginManager
                                        ::isGeneration) // an optional one that is not there is under its bare id
                        .map(VersionedPluginManager::idOf)
                        .toList();
    }

    private static boolean isGeneration(String id) {
        return id.indexOf('#') >= 0;
    }

    /** The jars that this generation is bound to, each after those that it is bound to itself. */
    List<Path> librariesOf(String generation) {
        SequencedSet<Path> libraries = new LinkedHashSet<>();
        collectLibraries(generation, libraries);
        return List.copyOf(libraries);
    }

    private void collectLibraries(String generation, SequencedSet<Path> into) {
        for (PluginDependency dependency : getPlugin(generation).getDescriptor().getDependencies()) {
            PluginWrapper library = getPlugin(dependency.getPluginId());
            if (library != null) {
                collectLibraries(library.getPluginId(), into);
                into.add(library.getPluginPath());
            }
        }
    }

    /** Whether any plugin is bound to this generation. */
    boolean isNeeded(String generation) {
        return getPlugins().stream()
                .flatMap(wrapper -> wrapper.getDescriptor().getDependencies().stream())
                .anyMatch(dependency -> dependency.getPluginId().equals(generation));
    }

    /** The private copy of the jar that is live. */
    Optional<Path> jarOf(String id) {
        return Optional.ofNullable(live.get(id))
                .map(generation -> getPlugin(generation).getPluginPath());
    }

    static String idOf(String generation) {
        return generation.substring(0, generation.indexOf('#'));
    }

    /** The one way out, for a plugin that never came up and for the dependents of a library too. */
    @Override
    protected boolean unloadPlugin(String generation, boolean unloadDependents, boolean resolveDependencies) {
        PluginWrapper wrapper = getPlugin(generation);
        boolean done = super.unloadPlugin(generation, unloadDependents, resolveDependencies);
        if (done && wrapper != null) {
            watch.unloaded(
                    idOf(generation), wrapper.getDescriptor().getVersion(), generation, wrapper.getPluginClassLoader());
        }
        return done;
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new ManifestPluginDescriptorFinder() {
            @Override
            public PluginDescriptor find(Path jar) {
                return new Generation(super.find(jar));
            }
        };
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            @Override
            protected PluginClassLoader createPluginClassLoader(Path jar, PluginDescriptor descriptor) {
                return ContractClassLoader.loaderFor(pluginManager, descriptor, jar);
            }

            @Override
            public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
                return createPluginClassLoader(jar, descriptor);
            }
        };
    }

    /** The same descriptor under the generation's name. */
    private final class Generation extends DefaultPluginDescriptor {
        Generation(PluginDescriptor original) {
            setPluginId(original.getPluginId() + "#" + ++count);
            setPluginDescription(original.getPluginDescription());
            // No Plugin-Class: extensions are all that is called, on a thread that may hang.
            setPluginVersion(original.getVersion());
            setProvider(original.getProvider());
            setRequires(original.getRequires());
            original.getDependencies().forEach(dependency -> addDependency(bound(dependency)));
        }

        private PluginDependency bound(PluginDependency dependency) {
            String generation = live.get(dependency.getPluginId());
            if (generation == null && !dependency.isOptional()) {
                throw BrokenJarException.waitsFor(
                        dependency.getPluginId(),
                        "needs plugin " + dependency.getPluginId() + ", which is not loaded; add its jar");
            }
            String version = dependency.getPluginVersionSupport();
            if (generation != null) {
                requireVersion(dependency, getPlugin(generation).getDescriptor().getVersion());
            }
            return new PluginDependency((generation == null ? dependency.getPluginId() : generation)
                    + (dependency.isOptional() ? "?" : "")
                    + ("*".equals(version) ? "" : "@" + version));
        }

        private void requireVersion(PluginDependency dependency, String version) {
            if (!getVersionManager().checkVersionConstraint(version, dependency.getPluginVersionSupport())) {
                throw BrokenJarException.waitsFor(
                        dependency.getPluginId(),
                        "needs plugin " + dependency.getPluginId() + " "
                                + dependency.getPluginVersionSupport() + ", " + version
                                + " is loaded; install a version that fits");
            }
        }
    }
}
