package io.jackfield.host.plugins;

import io.jackfield.api.PluginInfo;
import io.jackfield.host.config.FileConfig;
import io.jackfield.host.trust.Grant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A plugin that is live: its extensions, made once, and everything that has to be undone when it goes.
 *
 * @param info from the manifest
 * @param grant what it may do
 * @param generation PF4J's id of this very jar, {@code <id>#<number>}; two generations are there during a swap
 * @param jar in the watched directory
 * @param digest SHA-256 of the jar
 * @param config its own file
 * @param handlers by owner: the plugin's id, with a suffix where it has several
 * @param models by the name that operators write in configuration
 * @param endpoints its HTTP routes, by name
 * @param extensions everything it brings, for the list
 */
public record LoadedPlugin(
        PluginInfo info,
        Grant grant,
        String generation,
        Path jar,
        String digest,
        ClassLoader classLoader,
        FileConfig config,
        PropertyTexts texts,
        SequencedMap<String, LoadedHandler> handlers,
        Map<String, LoadedProvider> models,
        Map<String, LoadedEndpoint> endpoints,
        List<Object> extensions,
        RegistrationScope scope,
        AtomicInteger calls) {

    public String id() {
        return info.id();
    }

    /** Counts a call that starts, and gives how many are running. */
    int enter() {
        return calls.incrementAndGet();
    }

    void leave() {
        calls.decrementAndGet();
    }

    boolean isIdle() {
        return calls.get() == 0;
    }
}
