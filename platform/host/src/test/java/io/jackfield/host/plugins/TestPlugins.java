package io.jackfield.host.plugins;

import io.jackfield.api.PluginInfo;
import io.jackfield.host.config.FileConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Plugins that are live without any jar. */
public final class TestPlugins {
    private TestPlugins() {}

    public static LoadedPlugin named(String id) {
        return new LoadedPlugin(
                new PluginInfo(id, "1.0.0", ""),
                id + "#1",
                Path.of(id + ".jar"),
                "digest",
                new ClassLoader(TestPlugins.class.getClassLoader()) {},
                FileConfig.empty("config/plugins/" + id + ".yaml"),
                PropertyTexts.ofHost(),
                new LinkedHashMap<>(),
                Map.of(),
                List.of(),
                new RegistrationScope(id),
                new AtomicInteger());
    }
}
