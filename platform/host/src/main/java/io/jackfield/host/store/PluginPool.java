package io.jackfield.host.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** The connections of one loaded plugin. */
public final class PluginPool implements AutoCloseable {
    private final HikariDataSource pool;

    PluginPool(HikariDataSource pool) {
        this.pool = pool;
    }

    public DataSource source() {
        return pool;
    }

    /** Closes all connections, those in use as well; their transactions are rolled back. */
    @Override
    public void close() {
        pool.close();
    }
}
