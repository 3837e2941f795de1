package io.jackfield.host.plugins;

import io.jackfield.api.PluginInfo;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.PluginLimits;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.config.QuarantineConfig;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.trust.Grant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.pf4j.ExtensionPoint;

/** Plugins that are live without any jar. */
public final class TestPlugins {
    private TestPlugins() {}

    /** The usual settings but for the number of calls. */
    public static PluginsConfig limits(int calls, int waiting) {
        return new PluginsConfig(
                Path.of("plugins"),
                Duration.ofMillis(500),
                Duration.ofSeconds(20),
                Duration.ofMinutes(10),
                Duration.ofSeconds(90),
                3,
                new PluginLimits(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        calls,
                        waiting,
                        Duration.ofMillis(300),
                        10_000,
                        1_000),
                Map.of(),
                new QuarantineConfig(Duration.ofMillis(300), Duration.ofMinutes(1)),
                1 << 20,
                4,
                List.of());
    }

    public static LoadedPlugin named(String id) {
        return named(id, 1);
    }

    public static LoadedPlugin named(String id, int generation) {
        return bringing(id, generation);
    }

    /** One with these extensions. */
    public static LoadedPlugin bringing(String id, int generation, ExtensionPoint... extensions) {
        return bringing(
                id,
                generation,
                new Grant(id, Permissions.ALL, Permissions.ALL),
                LoadedExtensions.of(id, List.of(extensions)));
    }

    /** One with an extension of a kind that is none of the host's. */
    public static LoadedPlugin bringing(ExtensionKind<?, ?> kind, Grant grant, ExtensionPoint extension) {
        return bringing(
                grant.plugin(), 1, grant, LoadedExtensions.of(grant.plugin(), List.of(extension), List.of(kind)));
    }

    private static LoadedPlugin bringing(String id, int generation, Grant grant, LoadedExtensions extensions) {
        return new LoadedPlugin(
                new PluginInfo(id, "1.0.0", ""),
                grant,
                id + "#" + generation,
                Path.of(id + ".jar"),
                "digest",
                new ClassLoader(TestPlugins.class.getClassLoader()) {},
                FileConfig.empty("config/plugins/" + id + ".yaml"),
                PropertyTexts.ofHost(),
                extensions,
                new RegistrationScope(id),
                new AtomicInteger());
    }
}
