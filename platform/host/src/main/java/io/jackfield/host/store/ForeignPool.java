package io.jackfield.host.store;

import javax.sql.DataSource;

/** The connections of one loaded plugin to one database of others. */
public final class ForeignPool implements AutoCloseable {
    private final ForeignSource source;

    ForeignPool(ForeignSource source) {
        this.source = source;
    }

    public DataSource source() {
        return source;
    }

    /** Closes all connections, those in use as well; their transactions are rolled back. */
    @Override
    public void close() {
        source.close();
    }
}
