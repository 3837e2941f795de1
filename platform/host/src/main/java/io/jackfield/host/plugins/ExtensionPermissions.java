package io.jackfield.host.plugins;

import io.jackfield.host.trust.Grant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Kinds of extensions that a plugin may only bring with a permission. By name, so that jars can be checked without loading. */
public final class ExtensionPermissions {
    private ExtensionPermissions() {}

    /** Throws {@link io.jackfield.api.JackfieldException} with the way out when the plugin may not bring this class. */
    public static void require(Grant grant, Class<?> extension) {
        Set<String> types = new LinkedHashSet<>();
        collect(extension, types);
        require(grant, types);
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
        extensions.forEach(extension -> require(grant, extension.getClass()));
    }

    private static void collect(Class<?> type, Set<String> names) {
        if (type == null) {
            return;
        }
        names.add(type.getName());
        collect(type.getSuperclass(), names);
        for (Class<?> one : type.getInterfaces()) {
            collect(one, names);
        }
    }
}
