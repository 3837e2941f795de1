package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import io.jackfield.host.plugins.Dependency;
import io.jackfield.host.trust.Grant;
import java.util.List;

/** The configurations of the libraries that one plugin is bound to. */
record LibraryConfigs(Grant grant, List<Dependency> dependencies) {
    LibraryConfigs {
        dependencies = List.copyOf(dependencies);
    }

    /** Throws {@link JackfieldException} with the way out for what the plugin is not bound to. */
    PluginConfig get(String library) {
        return dependencies.stream()
                .filter(one -> one.id().equals(library))
                .findFirst()
                .map(one -> grant.guard(one.config()))
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "plugin " + grant.plugin() + " asks for the configuration of '" + library
                                + "', which it does not depend on; add it to Plugin-Dependencies"));
    }
}
