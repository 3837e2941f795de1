package io.jackfield.host.plugins;

import io.jackfield.api.PluginInfo;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.trust.Grant;
import java.nio.file.Path;
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
 * @param config its own file, filled with what that leaves to the environment
 * @param extensions everything it brings
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
        LoadedExtensions extensions,
        RegistrationScope scope,
        AtomicInteger calls) {

    public String id() {
        return info.id();
    }

    /** Its extensions of a kind, by the names under which they are called. */
    public <E, S> SequencedMap<String, LoadedExtension<E, S>> extensions(ExtensionKind<E, S> kind) {
        return extensions.of(kind);
    }

    /** Counts a call that starts, and gives how many are running. */
    public int enter() {
        return calls.incrementAndGet();
    }

    public void leave() {
        calls.decrementAndGet();
    }

    public boolean isIdle() {
        return calls.get() == 0;
    }
}
