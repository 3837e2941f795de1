package io.jackfield.launcher;

import io.jackfield.host.config.schema.KeySources;
import io.jackfield.host.plugins.BrokenJarException;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.JarResources;
import io.jackfield.host.plugins.PluginJars;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the jars of the watched directory say of keys that their files leave out. */
final class PluginSources {
    private PluginSources() {}

    /** By plugin; jars that are no plugins are left out, the host says why. */
    static Map<String, KeySources> in(Path directory) {
        Map<String, KeySources> all = new TreeMap<>();
        for (Path jar : PluginJars.in(directory).files()) {
            try {
                all.put(JarInspection.of(jar).id(), JarResources.keySources(jar));
            } catch (BrokenJarException broken) {
                continue;
            }
        }
        return all;
    }
}
