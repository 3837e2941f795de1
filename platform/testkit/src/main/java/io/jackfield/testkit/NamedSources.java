package io.jackfield.testkit;

import io.jackfield.host.config.Permission;
import io.jackfield.host.trust.Grant;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Databases that the plugin asks for by name.
 *
 * @param ofOthers entries of {@code databases} in jackfield.yaml
 * @param ofLibraries schemas of the library plugins that the plugin depends on, by their ids
 */
record NamedSources(Map<String, DataSource> ofOthers, Map<String, DataSource> ofLibraries) {
    NamedSources {
        ofOthers = Map.copyOf(ofOthers);
        ofLibraries = Map.copyOf(ofLibraries);
    }

    DataSource get(String name, Grant grant) {
        if (ofLibraries.containsKey(name)) {
            grant.require(Permission.TABLES, "use the tables of " + name);
            return ofLibraries.get(name);
        }
        if (ofOthers.containsKey(name)) {
            grant.requireDatabase(name);
            return ofOthers.get(name);
        }
        throw new IllegalStateException("plugin " + grant.plugin() + " wants database " + name
                + ", and a test has none by itself; give it one with JackfieldExtension.with(...).database(\"" + name
                + "\", dataSource), or with tablesOf(\"" + name + "\", dataSource) for those of a library");
    }

    boolean isEmpty() {
        return ofOthers.isEmpty() && ofLibraries.isEmpty();
    }
}
