package io.jackfield.host.desks;

import io.jackfield.host.config.Permission;
import io.jackfield.host.plugins.RegistrationScope;
import io.jackfield.host.store.PluginDatabases;
import io.jackfield.host.store.PluginPool;
import io.jackfield.host.trust.Grant;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A plugin's connections, opened when it first asks for them and closed when it goes. */
final class OwnDatabase implements Supplier<DataSource> {
    private final PluginDatabases databases;
    private final String plugin;
    private final Grant grant;
    private final RegistrationScope scope;
    private DataSource opened;

    OwnDatabase(PluginDatabases databases, String plugin, Grant grant, RegistrationScope scope) {
        this.databases = databases;
        this.plugin = plugin;
        this.grant = grant;
        this.scope = scope;
    }

    @Override
    public synchronized DataSource get() {
        if (opened == null) {
            PluginPool pool = databases.open(plugin, () -> grant.require(Permission.TABLES));
            scope.onClose(pool::close);
            opened = pool.source();
        }
        return opened;
    }
}
