package io.jackfield.launcher;

import io.jackfield.embedded.EmbeddedServer;
import io.jackfield.embedded.HomeLock;
import io.jackfield.embedded.Ports;
import io.jackfield.embedded.PostgresServer;
import io.jackfield.embedded.RedisServer;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.ConfigLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded servers that a configuration needs, and the configuration that names them. It is read twice: a draft
 * decides what is needed, then everything is read strictly with the addresses in the environment.
 */
final class StandInServers implements AutoCloseable {
    private final Optional<HomeLock> lock;
    private final Optional<EmbeddedServer> postgres;
    private final Optional<EmbeddedServer> redis;
    private final Optional<SampleSchoolDatabase> school;
    private final StandInAddresses addresses;
    private final Map<String, String> environment;
    private final Path home;
    private final HostConfig config;

    private StandInServers(Optional<HomeLock> lock, HostConfig draft, Map<String, String> given) throws IOException {
        this.lock = lock;
        Path data = data(draft);
        this.postgres = draft.database().url().isPresent()
                ? Optional.empty()
                : Optional.of(new PostgresServer(data.resolve("postgres")));
        this.redis = draft.redis().url().isPresent()
                ? Optional.empty()
                : Optional.of(new RedisServer(data.resolve("redis")));
        this.school = SchoolStandIn.isWanted(draft)
                ? postgres.map(EmbeddedServer::url).map(SampleSchoolDatabase::new)
                : Optional.empty();
        this.addresses = new StandInAddresses(
                postgres.map(EmbeddedServer::url),
                redis.map(EmbeddedServer::url),
                school.map(SampleSchoolDatabase::url),
                sandbox(draft));
        this.environment = addresses.addedTo(given, draft);
        this.home = draft.home();
        this.config = read(ConfigLayer.NONE);
    }

    /** A variable of the environment; empty where it is not set. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Reads the configuration, takes the data folder and ends what a killed process left in it; starts nothing yet. */
    static StandInServers plan(Path home, Map<String, String> environment) throws IOException {
        HostConfig draft = HostConfig.draft(home, environment);
        boolean ownData =
                draft.database().url().isEmpty() || draft.redis().url().isEmpty();
        Optional<HomeLock> lock = ownData ? Optional.of(HomeLock.take(data(draft))) : Optional.empty();
        try {
            return new StandInServers(lock, draft, environment);
        } catch (IOException | RuntimeException e) {
            if (lock.isPresent()) {
                lock.get().close();
            }
            throw e;
        }
    }

    private static Path data(HostConfig draft) {
        return draft.home().resolve("data");
    }

    private static Optional<String> sandbox(HostConfig draft) throws IOException {
        if (!draft.sandboxMode()) {
            return Optional.empty();
        }
        int port = draft.sandbox().port();
        return Optional.of(StandInAddresses.onLoopback(port == 0 ? Ports.free() : port));
    }

    /** Reads all files as they are now, with what operators lay over them. */
    HostConfig read(ConfigLayer layer) {
        return addresses.load(home, environment, layer);
    }

    /** Everything read, with the addresses of the servers in it. */
    HostConfig config() {
        return config;
    }

    /** Base of the sandbox; absent outside sandbox mode. */
    Optional<String> sandbox() {
        return addresses.sandbox();
    }

    boolean ownDatabase() {
        return postgres.isPresent();
    }

    /** Starts both servers side by side; blocks until they serve. */
    void start() {
        CompletableFuture<Void> cache = CompletableFuture.runAsync(() -> redis.ifPresent(EmbeddedServer::start));
        try {
            startDatabase();
            school.ifPresent(StandInServers::bring);
        } finally {
            // when the other fails as well: nothing may be started behind the back of a stop
            cache.handle((done, failure) -> null).join();
        }
        cache.join();
    }

    /** Without it the bots run all the same, and those that read a school say that it is away. */
    private static void bring(SampleSchoolDatabase school) {
        // not as a constant: another thread makes the loggers ready while this class is loaded
        Logger log = LoggerFactory.getLogger(StandInServers.class);
        long begun = System.nanoTime();
        try {
            long rows = school.bring();
            log.info(
                    "sandbox: the sample school is there, rows={} ms={}",
                    rows,
                    (System.nanoTime() - begun) / 1_000_000);
        } catch (SQLException e) {
            log.warn("sandbox: the sample school could not be brought", e);
        }
    }

    /** Whether the sample school stands in for a school's database. */
    boolean hasSampleSchool() {
        return school.isPresent();
    }

    void startDatabase() {
        postgres.ifPresent(EmbeddedServer::start);
    }

    @Override
    public void close() throws IOException {
        redis.ifPresent(EmbeddedServer::stop);
        postgres.ifPresent(EmbeddedServer::stop);
        if (lock.isPresent()) {
            lock.get().close();
        }
    }
}
