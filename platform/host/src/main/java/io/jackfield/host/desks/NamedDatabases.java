package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.Permission;
import io.jackfield.host.plugins.Dependency;
import io.jackfield.host.store.ForeignDatabases;
import io.jackfield.host.store.ForeignPool;
import io.jackfield.host.store.PluginDatabases;
import io.jackfield.host.trust.Grant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A plugin's connections to databases that are not its own: schemas of the library plugins that it depends on, and
 * databases of others. Opened when it first asks, closed when it goes. From any thread.
 */
final class NamedDatabases implements AutoCloseable {
    private final PluginDatabases schemas;
    private final ForeignDatabases foreign;
    private final Grant grant;
    private final List<Dependency> dependencies;
    private final Map<String, OwnDatabase> libraries = new HashMap<>();
    private final Map<String, ForeignPool> pools = new HashMap<>();
    private boolean closed;

    NamedDatabases(PluginDatabases schemas, ForeignDatabases foreign, Grant grant, List<Dependency> dependencies) {
        this.schemas = schemas;
        this.foreign = foreign;
        this.grant = grant;
        this.dependencies = List.copyOf(dependencies);
    }

    /** Throws {@link JackfieldException} with the way out for what the plugin may not use. */
    synchronized DataSource get(String name) {
        if (closed) {
            throw new JackfieldException(StandardError.UNAVAILABLE, "plugin " + grant.plugin() + " has been unloaded");
        }
        Optional<Dependency> library =
                dependencies.stream().filter(one -> one.id().equals(name)).findFirst();
        return library.isPresent() ? tablesOf(library.get()) : databaseOfOthers(name);
    }

    private DataSource tablesOf(Dependency library) {
        grant.require(Permission.TABLES, "use the tables of " + library.id());
        if (!library.hasTables()) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "plugin " + library.id() + " has no tables to share: its jar brings no db/migration");
        }
        return libraries
                .computeIfAbsent(library.id(), id -> new OwnDatabase(schemas, id, grant))
                .get();
    }

    private DataSource databaseOfOthers(String name) {
        if (!foreign.has(name)) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "plugin " + grant.plugin() + " asks for database '" + name + "', and there is none: of a library's"
                            + " tables, add the library to Plugin-Dependencies; of a database of others, set databases."
                            + name + " in config/jackfield.yaml");
        }
        grant.requireDatabase(name);
        return pools.computeIfAbsent(name, one -> foreign.open(grant.plugin(), one, () -> grant.requireDatabase(one)))
                .source();
    }

    @Override
    public synchronized void close() {
        closed = true;
        libraries.values().forEach(OwnDatabase::close);
        pools.values().forEach(ForeignPool::close);
    }
}
