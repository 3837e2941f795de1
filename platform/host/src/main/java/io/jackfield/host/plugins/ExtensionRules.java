package io.jackfield.host.plugins;

import io.jackfield.api.PluginContext;
import io.jackfield.host.trust.Grant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pf4j.ExtensionPoint;

/**
 * Whether a plugin may bring an extension: somebody has to call its kind, and some kinds need a permission. By name, so
 * that jars can be checked without loading.
 */
public final class ExtensionRules {
    private ExtensionRules() {}

    /** Throws {@link io.jackfield.api.JackfieldException} with the way out when the plugin may not bring this class. */
    public static void require(Grant grant, Class<?> extension) {
        require(grant, types(extension));
    }

    /**
     * Throws {@link BrokenJarException} when an extension implements a point of the contract that is no
     * {@link ExtensionKind}: it would be live, and nobody would ever call it.
     */
    static void requireCalled(Class<?> extension) {
        requireCalled(extension.getName(), types(extension));
    }

    /** @param types names of interfaces that the extension implements */
    static void requireCalled(String extension, Collection<String> types) {
        types.stream()
                .flatMap(ExtensionRules::pointOfContract)
                .filter(point ->
                        ExtensionKind.ALL.stream().noneMatch(kind -> kind.type().isAssignableFrom(point)))
                .findFirst()
                .ifPresent(point -> {
                    throw new BrokenJarException(
                            "extension " + extension + " is a " + point.getSimpleName()
                                    + ", which this version does not call yet; take it out of the jar until there is one that does");
                });
    }

    private static Stream<Class<?>> pointOfContract(String type) {
        if (!type.startsWith(PluginContext.class.getPackageName() + ".")) {
            return Stream.empty();
        }
        try {
            Class<?> found = Class.forName(type, false, PluginContext.class.getClassLoader());
            return found.isInterface() && ExtensionPoint.class.isAssignableFrom(found)
                    ? Stream.of(found)
                    : Stream.empty();
        } catch (ClassNotFoundException e) {
            // of another version of the contract, about which others have a sentence
            return Stream.empty();
        }
    }

    /** @param types names of interfaces that an extension implements */
    static void require(Grant grant, Collection<String> types) {
        for (ExtensionKind<?, ?> kind : ExtensionKind.ALL) {
            if (types.contains(kind.type().getName())) {
                kind.permission()
                        .ifPresent(permission -> grant.require(
                                permission, "bring a " + kind.type().getSimpleName()));
            }
        }
    }

    /** For extensions in another process, which are what that process says they are. */
    static void requireAsNamed(Grant grant, List<String> names, List<Object> extensions) {
        if (extensions.size() != names.size()) {
            throw new BrokenJarException("brings " + extensions.size() + " extensions out of its process, and its jar"
                    + " names " + names.size() + "; take it out unless you know why");
        }
        extensions.forEach(extension -> {
            requireCalled(extension.getClass());
            require(grant, extension.getClass());
        });
    }

    private static Set<String> types(Class<?> extension) {
        return Extensions.points(extension).map(Class::getName).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
