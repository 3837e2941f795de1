package io.jackfield.launcher.backup;

import io.jackfield.api.JackfieldException;
import io.jackfield.embedded.HomeLock;
import io.jackfield.embedded.PostgresServer;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.launcher.HomeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The database of a home: that of {@code DATABASE_URL}, else the embedded one, which is started unless a running host
 * has it. What was started stops at closing.
 */
public final class DatabaseOfHome implements AutoCloseable {
    private final ServiceUrl url;
    private final Optional<HomeLock> lock;
    private final Optional<PostgresServer> server;

    private DatabaseOfHome(ServiceUrl url, Optional<HomeLock> lock, Optional<PostgresServer> server) {
        this.url = url;
        this.lock = lock;
        this.server = server;
    }

    /** For reading: a running host may have the database. Blocking. */
    static DatabaseOfHome shared(HomeOptions options) throws IOException {
        Optional<ServiceUrl> given = given(options);
        if (given.isPresent()) {
            return new DatabaseOfHome(given.get(), Optional.empty(), Optional.empty());
        }
        try {
            return own(options.home());
        } catch (JackfieldException taken) {
            Optional<ServiceUrl> running = PostgresServer.ofAnotherProcess(folder(options.home()));
            return new DatabaseOfHome(running.orElseThrow(() -> taken), Optional.empty(), Optional.empty());
        }
    }

    /** For writing: nobody else has the home's embedded database; fails when a host runs. Blocking. */
    static DatabaseOfHome alone(HomeOptions options) throws IOException {
        Optional<ServiceUrl> given = given(options);
        return given.isPresent()
                ? new DatabaseOfHome(given.get(), Optional.empty(), Optional.empty())
                : own(options.home());
    }

    private static Optional<ServiceUrl> given(HomeOptions options) {
        // A DATABASE_URL that cannot be read must not end in the embedded database.
        return HostConfig.databaseOf(options.home(), options.environment()).url();
    }

    private static Path folder(Path home) {
        return home.resolve("data/postgres");
    }

    private static DatabaseOfHome own(Path home) throws IOException {
        HomeLock lock = HomeLock.take(home.resolve("data"));
        try {
            PostgresServer server = new PostgresServer(folder(home));
            server.start();
            return new DatabaseOfHome(server.url(), Optional.of(lock), Optional.of(server));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    ServiceUrl url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        server.ifPresent(PostgresServer::stop);
        if (lock.isPresent()) {
            lock.get().close();
        }
    }
}
