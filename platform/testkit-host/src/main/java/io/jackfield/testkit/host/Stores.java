package io.jackfield.testkit.host;

import io.jackfield.api.JackfieldException;
import io.jackfield.embedded.HomeLock;
import io.jackfield.embedded.PostgresServer;
import io.jackfield.embedded.RedisServer;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.store.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * PostgreSQL and Redis for all tests of this process, started with the first and stopped with the process. Their
 * folders stay for the next run, which is quicker then and ends whatever a killed run has left behind.
 */
final class Stores {
    private static final int MOST_AT_ONCE = 64;
    /** Deleting a few rows is much quicker than a new database. */
    private static final String EMPTY = """
            do $$
            declare
                one record;
            begin
                -- else the ledger of payments would refuse it, and tables that others point at
                perform set_config('session_replication_role', 'replica', true);
                for one in select format('%I.%I', schemaname, tablename) as name from pg_tables
                        where schemaname = 'public' and tablename not like 'flyway%'
                loop
                    execute 'delete from ' || one.name;
                end loop;
                for one in select nspname as name from pg_namespace
                        where nspname <> 'public' and nspname <> 'information_schema' and nspname not like 'pg%'
                loop
                    execute format('drop schema %I cascade', one.name);
                end loop;
            end
            $$""";

    private static Stores running;

    private final PostgresServer postgres;
    private final RedisServer redis;
    private final Deque<String> freeDatabases = new ArrayDeque<>();
    private int databases;

    private Stores() throws IOException {
        Path folder = freeFolder();
        postgres = new PostgresServer(folder.resolve("postgres"));
        redis = new RedisServer(folder.resolve("redis"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-stores"));
        postgres.start();
        redis.start();
    }

    static synchronized Stores get() {
        try {
            if (running == null) {
                running = new Stores();
            }
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException("the databases of the real host do not start", e);
        }
    }

    /** Several builds may run side by side; each has a folder of its own, locked as long as the process lives. */
    private static Path freeFolder() throws IOException {
        Path all = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("jackfield-test-host-" + System.getProperty("user.name"));
        for (int number = 0; ; number++) {
            Path folder = all.resolve(Integer.toString(number));
            try {
                HomeLock.take(folder);
                return folder;
            } catch (JackfieldException taken) {
                if (number >= MOST_AT_ONCE) {
                    throw taken;
                }
            }
        }
    }

    /** A database with all tables and nothing in them; gives its address. */
    synchronized String takeDatabase() {
        String free = freeDatabases.poll();
        if (free != null) {
            return free;
        }
        String name = "test_" + ++databases;
        execute(
                postgres.url(),
                "drop database if exists " + name + " with (force)",
                "create database " + name,
                "alter database " + name + " set synchronous_commit = off");
        String url = postgres.url().value().replaceFirst("/postgres$", "/" + name);
        Migrations.apply(ServiceUrl.postgres(url));
        return url;
    }

    /** Emptied, for the next test. */
    synchronized void giveBack(String url) {
        execute(ServiceUrl.postgres(url), EMPTY);
        freeDatabases.add(url);
    }

    String redisUrl() {
        return redis.url().value();
    }

    private static void execute(ServiceUrl url, String... statements) {
        try (Connection connection = DriverManager.getConnection(
                        url.jdbcUrl(), "postgres", url.password().orElseThrow().value());
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database of a test cannot be made: " + e.getMessage(), e);
        }
    }

    private void stop() {
        redis.stop();
        postgres.stop();
    }
}
