package io.jackfield.host.store;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What pools of connections for plugins have in common: nothing of them may come from a plugin's class loader. */
final class Pools {
    private static final Duration IDLE = Duration.ofMinutes(1);

    private Pools() {}

    /**
     * A pool that is empty while nobody uses it, and opens even when the server is not there.
     *
     * @param patience how long somebody may wait for a connection
     */
    static HikariConfig of(DataSource source, String name, int connections, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName(name);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(patience.toMillis());
        config.setInitializationFailTimeout(-1);
        // Without this a thread of the pool would inherit the class loader of the plugin that happened to start it.
        config.setThreadFactory(Pools::hostThread);
        return config;
    }

    private static Thread hostThread(Runnable work) {
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("plugin-connections")
                .inheritInheritableThreadLocals(false)
                .unstarted(work);
        thread.setContextClassLoader(Pools.class.getClassLoader());
        return thread;
    }

    /** What the libraries find out once for ever, such as where to log, is not to come from a plugin's class loader. */
    static <T> T asHost(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Pools.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
