package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.Permission;
import io.jackfield.host.store.PluginDatabases;
import io.jackfield.host.store.PluginPool;
import io.jackfield.host.trust.Grant;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A plugin's connections into a schema, opened when it first asks for them and closed when it goes. From any thread.
 */
final class OwnDatabase implements Supplier<DataSource>, AutoCloseable {
    private final PluginDatabases databases;
    private final String schemaOf;
    private final Grant grant;
    private PluginPool opened;
    private boolean closed;

    /** @param schemaOf the plugin whose schema it is */
    OwnDatabase(PluginDatabases databases, String schemaOf, Grant grant) {
        this.databases = databases;
        this.schemaOf = schemaOf;
        this.grant = grant;
    }

    @Override
    public synchronized DataSource get() {
        if (closed) {
            throw new JackfieldException(StandardError.UNAVAILABLE, "plugin " + grant.plugin() + " has been unloaded");
        }
        if (opened == null) {
            opened = databases.open(schemaOf, () -> grant.require(Permission.TABLES));
        }
        return opened.source();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (opened != null) {
            opened.close();
        }
    }
}
