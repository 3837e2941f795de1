package io.jackfield.host.plugins;

import io.jackfield.api.PluginContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One plugin alone, in a process of its own, behind the same walls as in the host. */
public final class PluginHome {
    private final ClassLoader classLoader;

    private PluginHome(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** Takes in jars that a host has examined, without running any of them. */
    public static PluginHome of(Path copy, List<Path> libraries) {
        VersionedPluginManager generations = new VersionedPluginManager(
                copy.getParent(), ApiVersion.CURRENT, (plugin, version, generation, loader) -> {});
        for (Path library : libraries) {
            String generation = generations.loadPlugin(library);
            generations.isLive(VersionedPluginManager.idOf(generation), generation);
        }
        return new PluginHome(generations.getPluginClassLoader(generations.loadPlugin(copy)));
    }

    /** For a plugin whose classes are those of the process itself, as in a test. */
    public static PluginHome onClassPath() {
        return new PluginHome(PluginHome.class.getClassLoader());
    }

    public ClassLoader classLoader() {
        return classLoader;
    }

    /** Makes the extensions; throws as the host would say it. */
    public List<Object> make(List<String> names, PluginContext context) {
        List<Object> extensions = new ArrayList<>();
        names.forEach(name -> extensions.add(Extensions.make(Extensions.typeNamed(name, classLoader), context)));
        return extensions;
    }
}
