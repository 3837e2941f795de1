package io.jackfield.host.isolation;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.store.ForeignDatabases;
import io.jackfield.host.store.PluginDatabases;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Connections of a plugin in this process: opened when it first asks for them; they end with the process. */
final class LocalDatabases {
    private final String plugin;
    private final PluginWorker.Databases databases;
    private final ForeignDatabases foreign;
    private final Map<String, DataSource> opened = new HashMap<>();

    LocalDatabases(String plugin, PluginWorker.Databases databases) {
        this.plugin = plugin;
        this.databases = databases;
        foreign = new ForeignDatabases(databases::foreign);
    }

    /** Its own schema; empty when it may have none. */
    Optional<DataSource> own() {
        return databases.tables().map(tables -> schema(plugin, tables));
    }

    /** That of a library or of others; empty when it may use none of this name. */
    Optional<DataSource> named(String name) {
        if (databases.libraries().contains(name)) {
            return databases.tables().map(tables -> schema(name, tables));
        }
        return foreign.has(name)
                ? Optional.of(open(
                        "database " + name,
                        () -> foreign.open(plugin, name, () -> {}).source()))
                : Optional.empty();
    }

    private DataSource schema(String owner, PluginWorker.Tables tables) {
        return open(
                "schema of " + owner,
                () -> new PluginDatabases(ServiceUrl.postgres(tables.url()), tables.connections())
                        .open(owner, () -> {})
                        .source());
    }

    private synchronized DataSource open(String name, Supplier<DataSource> opener) {
        return opened.computeIfAbsent(name, one -> opener.get());
    }
}
