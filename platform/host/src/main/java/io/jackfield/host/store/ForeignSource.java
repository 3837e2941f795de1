package io.jackfield.host.store;

import com.zaxxer.hikari.HikariDataSource;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ForeignDatabase;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** One plugin's connections to one database of others. They follow its configuration. Blocking; from any thread. */
final class ForeignSource implements DataSource, AutoCloseable {
    private final ForeignDatabases databases;
    private final String plugin;
    private final String name;
    private final Runnable check;
    private ForeignDatabase opened;
    private HikariDataSource pool;
    private boolean closed;

    /** @param check throws when the plugin is to get no connection; asked before each */
    ForeignSource(ForeignDatabases databases, String plugin, String name, Runnable check) {
        this.databases = databases;
        this.plugin = plugin;
        this.name = name;
        this.check = check;
    }

    @Override
    public Connection getConnection() throws SQLException {
        check.run();
        ForeignDatabase wanted = databases.configured(name);
        DatabaseBreaker breaker = databases.breaker(name);
        HikariDataSource current = pool(wanted, breaker);
        try {
            Connection connection = current.getConnection();
            breaker.worked();
            return connection;
        } catch (SQLException e) {
            throw isFull(current) ? allInUse(wanted, e) : away(breaker, wanted, e);
        }
    }

    /** The first opens it while the others wait, and is the only one that waits for a database that is away. */
    private synchronized HikariDataSource pool(ForeignDatabase wanted, DatabaseBreaker breaker) {
        if (closed) {
            throw new JackfieldException(StandardError.UNAVAILABLE, "plugin " + plugin + " has been unloaded");
        }
        breaker.enter();
        if (!wanted.equals(opened)) {
            closePool();
            Pools.asHost(() -> {
                check(wanted, breaker);
                return null;
            });
            pool = Pools.asHost(() -> new HikariDataSource(Pools.of(
                    ForeignConnections.source(wanted, who()),
                    who() + " " + name,
                    wanted.connections(),
                    wanted.connectTimeout())));
            opened = wanted;
        }
        return pool;
    }

    private void check(ForeignDatabase wanted, DatabaseBreaker breaker) {
        try {
            ForeignConnections.check(wanted, who());
        } catch (SQLException e) {
            throw away(breaker, wanted, e);
        }
    }

    private String who() {
        return "plugin " + plugin;
    }

    private JackfieldException allInUse(ForeignDatabase wanted, SQLException e) {
        return new JackfieldException(
                StandardError.OVERLOADED,
                "plugin " + plugin + " uses all " + wanted.connections() + " connections to database " + name
                        + "; close them sooner, or raise databases." + name + ".connections in config/jackfield.yaml",
                e);
    }

    private JackfieldException away(DatabaseBreaker breaker, ForeignDatabase wanted, SQLException e) {
        String words = ForeignDatabases.problem(name, wanted, e);
        // Nobody waits any more, which says nothing of the database.
        if (!Thread.currentThread().isInterrupted()) {
            breaker.failed(words);
        }
        return new JackfieldException(StandardError.UNAVAILABLE, words, e);
    }

    private static boolean isFull(HikariDataSource pool) {
        return !pool.isClosed() && pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize();
    }

    /** Lets go of connections to what is not configured like that any more. */
    synchronized void follow(ForeignDatabase now) {
        if (opened != null && !opened.equals(now)) {
            closePool();
        }
    }

    private void closePool() {
        opened = null;
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    String name() {
        return name;
    }

    /** Closes all connections, those in use as well. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            closePool();
        }
        databases.forget(this);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException(
                "the login to database " + name + " stands in config/jackfield.yaml; call getConnection()");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("it logs where the host does");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("see databases." + name + ".connectTimeout");
    }

    @Override
    public int getLoginTimeout() {
        Duration limit = databases.configured(name).connectTimeout();
        return Math.toIntExact(limit.toSeconds());
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("it logs where the host does");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is wrapped for " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
