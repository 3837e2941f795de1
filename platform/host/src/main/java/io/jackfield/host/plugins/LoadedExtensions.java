package io.jackfield.host.plugins;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that a plugin brings, by kind and name. Immutable; from any thread. */
public final class LoadedExtensions {
    /** What the one without a name goes by among several. */
    private static final String UNNAMED = "text";

    private final List<Object> all;
    /** By identity: a kind is one of few rows, and it is asked for several times in every call. */
    private final Map<ExtensionKind<?, ?>, SequencedMap<String, ? extends LoadedExtension<?, ?>>> byKind =
            new IdentityHashMap<>();

    private LoadedExtensions(List<Object> all) {
        this.all = all;
    }

    /**
     * Asks each extension what it is. Throws {@link BrokenJarException} with the cause and the way out, or the
     * {@link io.jackfield.api.JackfieldException} that the plugin threw.
     */
    public static LoadedExtensions of(String plugin, List<?> extensions) {
        return of(plugin, extensions, ExtensionKind.ALL);
    }

    static LoadedExtensions of(String plugin, List<?> extensions, List<ExtensionKind<?, ?>> kinds) {
        LoadedExtensions loaded = new LoadedExtensions(List.copyOf(extensions));
        kinds.forEach(kind -> loaded.add(kind, plugin));
        return loaded;
    }

    private <E, S> void add(ExtensionKind<E, S> kind, String plugin) {
        List<LoadedExtension<E, S>> found = all.stream()
                .filter(kind.type()::isInstance)
                .map(kind.type()::cast)
                .map(extension -> new LoadedExtension<>(
                        extension,
                        Extensions.asked(extension, "spec()", () -> kind.spec().apply(extension))))
                .toList();
        SequencedMap<String, LoadedExtension<E, S>> named = new LinkedHashMap<>();
        for (LoadedExtension<E, S> one : found) {
            String name = kind.name().apply(one.spec()).orElse(UNNAMED);
            String key = !kind.goesByPlugin() ? name : found.size() == 1 ? plugin : plugin + "/" + name;
            if (named.put(key, one) != null) {
                throw new BrokenJarException(
                        "has two " + kind.word() + "s named " + name + "; rename one of them, or keep only one");
            }
        }
        byKind.put(kind, named);
    }

    /** Those of a kind, by the names under which they are called. */
    @SuppressWarnings("unchecked") // only add puts them there
    public <E, S> SequencedMap<String, LoadedExtension<E, S>> of(ExtensionKind<E, S> kind) {
        SequencedMap<String, LoadedExtension<E, S>> found =
                (SequencedMap<String, LoadedExtension<E, S>>) byKind.get(kind);
        return found == null ? Collections.emptyNavigableMap() : found;
    }

    /** What those of a kind call themselves. */
    <E, S> Set<String> names(ExtensionKind<E, S> kind) {
        return of(kind).values().stream()
                .flatMap(one -> kind.name().apply(one.spec()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** In the order of the jar's index. */
    public List<Object> all() {
        return all;
    }
}
