package io.jackfield.host.store;

import io.jackfield.host.config.ForeignDatabase;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.Secret;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tries databases as they are now: whether they answer, how fast, and which version and schema they have. Blocks. */
public final class StorageCheck {
    private static final String PATIENCE_SECONDS = "5";
    private static final int QUESTIONS = 5;
    private static final Pattern REDIS_VERSION = Pattern.compile("redis_version:(\\S+)");

    private StorageCheck() {}

    /**
     * What came of it.
     *
     * @param name such as {@code postgresql} or the one under {@code databases}
     * @param address without password
     * @param problem why it cannot be used, and what to do; empty when it can
     * @param says version and the like; empty when there is a problem
     * @param latency of the quickest of a few questions
     */
    public record Finding(String name, String address, Optional<String> problem, String says, Duration latency) {}

    public static Finding notThere(String name, String address, String problem) {
        return new Finding(name, address, Optional.of(problem), "", Duration.ZERO);
    }

    /** The host's own PostgreSQL; a schema that is not this host's is a problem. */
    public static Finding ofPostgres(ServiceUrl url) {
        String name = "postgresql";
        Properties login = new Properties();
        login.setProperty("user", url.user().orElse(""));
        login.setProperty("password", url.password().map(Secret::value).orElse(""));
        login.setProperty("connectTimeout", PATIENCE_SECONDS);
        login.setProperty("loginTimeout", PATIENCE_SECONDS);
        login.setProperty("socketTimeout", PATIENCE_SECONDS);
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), login)) {
            String version = answer(connection, "show server_version");
            String schema = schema(connection);
            String says = "version " + version + ", schema " + schema;
            Duration latency = latency(connection);
            return schema.equals(Migrations.NEWEST)
                    ? new Finding(name, url.toString(), Optional.empty(), says, latency)
                    : notThere(
                            name,
                            url.toString(),
                            "its schema is at step " + schema + " and this version wants " + Migrations.NEWEST
                                    + "; bring it there with: jackfield migrate");
        } catch (SQLException e) {
            return notThere(name, url.toString(), firstLine(e) + "; check DATABASE_URL or database.url");
        }
    }

    private static String schema(Connection connection) throws SQLException {
        boolean there = answer(connection, "select to_regclass('flyway_schema_history') is not null")
                .equals("t");
        return there
                ? answer(
                        connection,
                        "select coalesce((select version from flyway_schema_history where success"
                                + " order by installed_rank desc limit 1), 'none')")
                : "none";
    }

    /** A database of others. */
    public static Finding ofForeign(String name, ForeignDatabase database) {
        String address = database.url().toString();
        Optional<String> problem = ForeignDatabases.problemOf(name, database);
        if (problem.isPresent()) {
            return notThere(name, address, problem.get());
        }
        try (Connection connection =
                ForeignConnections.source(database, "check").getConnection()) {
            String says = "version " + answer(connection, "show server_version")
                    + (database.readOnly() ? ", to be read only" : ", writes allowed");
            return new Finding(name, address, Optional.empty(), says, latency(connection));
        } catch (SQLException e) {
            return notThere(name, address, firstLine(e));
        }
    }

    /** Redis; without it the host is slower and nothing else. */
    public static Finding ofRedis(Vertx vertx, ServiceUrl url) {
        String name = "redis";
        Redis client = Redis.createClient(vertx, RedisAccess.options(url).setMaxPoolSize(1));
        try {
            Matcher version = REDIS_VERSION.matcher(
                    asked(client, Request.cmd(Command.INFO).arg("server")));
            long quickest = Long.MAX_VALUE;
            for (int question = 0; question < QUESTIONS; question++) {
                long before = System.nanoTime();
                asked(client, Request.cmd(Command.PING));
                quickest = Math.min(quickest, System.nanoTime() - before);
            }
            String says = version.find() ? "version " + version.group(1) : "version unknown";
            return new Finding(name, url.toString(), Optional.empty(), says, Duration.ofNanos(quickest));
        } catch (ExecutionException e) {
            return notThere(name, url.toString(), e.getCause().getMessage() + "; check REDIS_URL or redis.url");
        } catch (TimeoutException e) {
            return notThere(name, url.toString(), "no answer within " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notThere(name, url.toString(), "interrupted");
        } finally {
            client.close();
        }
    }

    private static String asked(Redis client, Request question)
            throws ExecutionException, TimeoutException, InterruptedException {
        return client.send(question)
                .toCompletionStage()
                .toCompletableFuture()
                .get(Long.parseLong(PATIENCE_SECONDS), TimeUnit.SECONDS)
                .toString();
    }

    /** Everything that a configuration names; what it leaves to embedded servers is not in it. */
    public static List<Finding> ofAll(Vertx vertx, HostConfig config) {
        List<Finding> findings = new ArrayList<>();
        config.database().url().ifPresent(url -> findings.add(ofPostgres(url)));
        config.redis().url().ifPresent(url -> findings.add(ofRedis(vertx, url)));
        config.databases().forEach((name, database) -> findings.add(ofForeign(name, database)));
        return findings;
    }

    private static Duration latency(Connection connection) throws SQLException {
        long quickest = Long.MAX_VALUE;
        for (int question = 0; question < QUESTIONS; question++) {
            long before = System.nanoTime();
            answer(connection, "select 1");
            quickest = Math.min(quickest, System.nanoTime() - before);
        }
        return Duration.ofNanos(quickest);
    }

    private static String answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
