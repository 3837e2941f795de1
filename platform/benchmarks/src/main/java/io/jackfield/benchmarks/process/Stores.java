package io.jackfield.benchmarks.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import redis.embedded.RedisServer;

/**
 * A PostgreSQL and a Redis for the time of the benchmarks. PostgreSQL runs with its own defaults: a commit is on the
 * disk before it is told, because that is what the host's promises rest on.
 */
public final class Stores implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final RedisServer redis;
    private final int redisPort;
    private final ProcessMeter postgresMeter;
    private int databases;

    public Stores(Path folder) throws IOException {
        Path data = folder.resolve("postgres");
        // The library switches both off for tests, which need no disk.
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        postgresMeter = new ProcessMeter(postmaster(data));
        redisPort = Ports.free();
        redis = RedisServer.newRedisServer()
                .port(redisPort)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("dir " + folder.toAbsolutePath())
                .build();
        redis.start();
    }

    /** The address of a new, empty database. */
    public URI newDatabase() throws SQLException {
        String name = "bench_" + ++databases;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            mustBe("on", "fsync", statement);
            mustBe("on", "synchronous_commit", statement);
            statement.execute("CREATE DATABASE " + name);
        }
        return URI.create("postgres://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/" + name);
    }

    public URI redis() {
        return URI.create("redis://127.0.0.1:" + redisPort + "/0");
    }

    /**
     * What PostgreSQL does by itself every five minutes: it keeps old segments of its log for new records. Before its
     * first checkpoint it makes each segment in the middle of a commit, which holds up everything for 40 ms.
     */
    public void checkpoint() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    public ProcessMeter postgresMeter() {
        return postgresMeter;
    }

    @Override
    public void close() {
        try (postgres) {
            redis.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long postmaster(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    }

    private static void mustBe(String expected, String setting, Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("SHOW " + setting)) {
            answer.next();
            if (!answer.getString(1).equals(expected)) {
                throw new IllegalStateException(
                        "PostgreSQL runs with " + setting + " " + answer.getString(1) + "; figures would be too good");
            }
        }
    }
}
