package io.jackfield.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.config.ServiceUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers: the first start unpacks them, so this takes a few seconds. */
class EmbeddedServersIT {
    @TempDir
    Path data;

    @Test
    void postgresKeepsItsDataAndAddressThroughStopsAndKills() throws Exception {
        PostgresServer first = new PostgresServer(data.resolve("postgres"));
        first.start();
        execute(first.url(), "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('first')");
        first.stop();

        PostgresServer killed = new PostgresServer(data.resolve("postgres"));
        Instant began = Instant.now();
        killed.start();
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(killed.url()).isEqualTo(first.url());
        execute(killed.url(), "INSERT INTO kept VALUES ('second')");
        long postmaster = pid(data.resolve("postgres/cluster/postmaster.pid"));

        // nobody stopped it: as after kill -9 of the launcher, which would also have freed this lock
        Files.delete(data.resolve("postgres/cluster/epg-lock"));
        PostgresServer last = new PostgresServer(data.resolve("postgres"));
        assertThat(ProcessHandle.of(postmaster)).isEmpty();
        last.start();

        assertThat(last.url()).isEqualTo(first.url());
        assertThat(words(last.url())).isEqualTo("first,second");
        last.stop();
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void postgresStartsAfterItWasKilledTogetherWithTheLauncherAndItsIdWentToAnotherProcess() throws Exception {
        PostgresServer killed = new PostgresServer(data.resolve("postgres"));
        killed.start();
        execute(killed.url(), "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('first')");
        Path pidFile = data.resolve("postgres/cluster/postmaster.pid");
        ProcessHandle postmaster = ProcessHandle.of(pid(pidFile)).orElseThrow();
        String lines = Files.readString(pidFile);
        postmaster.destroyForcibly();
        postmaster.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        Files.delete(data.resolve("postgres/cluster/epg-lock"));
        Files.writeString(
                pidFile,
                lines.replaceFirst("\\d+", Long.toString(ProcessHandle.current().pid())));

        PostgresServer next = new PostgresServer(data.resolve("postgres"));
        next.start();

        assertThat(words(next.url())).isEqualTo("first");
        next.stop();
    }

    @Test
    void postgresThatWasKilledWhileBeingMadeIsMadeAnew() throws Exception {
        Files.createDirectories(data.resolve("postgres/cluster/base"));
        Files.createDirectories(data.resolve("postgres/PG-half/bin"));

        PostgresServer server = new PostgresServer(data.resolve("postgres"));
        server.start();

        execute(server.url(), "SELECT 1");
        assertThat(data.resolve("postgres/PG-half")).doesNotExist();
        server.stop();
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        Path folder = data.resolve("postgres");
        PostgresServer server = new PostgresServer(folder);
        server.start();
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        execute(server.url(), "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('first')");
        assertThat(text(server.url(), "SELECT rolpassword FROM pg_authid WHERE rolname = 'postgres'"))
                .startsWith("SCRAM-SHA-256$1:");
        assertClosed(server.url());
        server.stop();

        // as it was made before there were passwords
        Files.delete(folder.resolve("password"));
        Files.writeString(folder.resolve("cluster/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        PostgresServer takenOver = new PostgresServer(folder);
        takenOver.start();
        assertThat(words(takenOver.url())).isEqualTo("first");
        assertClosed(takenOver.url());
        takenOver.stop();

        RedisServer redis = new RedisServer(data.resolve("redis"));
        redis.start();
        try (Socket socket = new Socket(redis.url().host(), redis.url().port())) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(7), StandardCharsets.UTF_8))
                    .isEqualTo("-NOAUTH");
        }
        redis.stop();
    }

    private static void assertClosed(ServiceUrl url) {
        for (String password : new String[] {"", "postgres"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(url.jdbcUrl(), "postgres", password))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void redisStartsAgainAfterAStopAndAKill() throws Exception {
        RedisServer first = new RedisServer(data.resolve("redis"));
        first.start();
        assertThat(ping(first.url())).isEqualTo("+PONG\r\n");
        first.stop();

        RedisServer killed = new RedisServer(data.resolve("redis"));
        killed.start();
        long pid = pid(data.resolve("redis/redis.pid"));

        RedisServer last = new RedisServer(data.resolve("redis"));
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        last.start();

        assertThat(last.url()).isEqualTo(first.url());
        assertThat(ping(last.url())).isEqualTo("+PONG\r\n");
        last.stop();
    }

    @Test
    void redisLivesInAnyFolder() throws Exception {
        RedisServer server = new RedisServer(data.resolve("my \"red\" data"));
        server.start();
        assertThat(ping(server.url())).isEqualTo("+PONG\r\n");
        server.stop();
    }

    @Test
    void redisThatDoesNotStartSaysWhy() throws Exception {
        RedisServer server = new RedisServer(data.resolve("redis"));

        try (ServerSocket taken = new ServerSocket(server.url().port(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(server::start)
                    .isInstanceOf(JackfieldException.class)
                    .hasMessageContaining("ended at once with status 1")
                    .hasMessageContaining(
                            "Failed listening on port " + server.url().port())
                    .hasMessageContaining("Its log is " + data);
        }
    }

    @Test
    void oneProcessAtATimeUsesADataFolder() throws Exception {
        HomeLock lock = HomeLock.take(data);

        assertThatThrownBy(() -> HomeLock.take(data))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("Another Jackfield is running with the data in " + data);

        lock.close();
        HomeLock.take(data).close();
    }

    private static long pid(Path file) throws IOException {
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    private static void execute(ServiceUrl url, String... statements) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String words(ServiceUrl url) throws SQLException {
        return text(url, "SELECT string_agg(word, ',' ORDER BY word) FROM kept");
    }

    private static String text(ServiceUrl url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(ServiceUrl url) throws SQLException {
        return DriverManager.getConnection(
                url.jdbcUrl(),
                url.user().orElseThrow(),
                url.password().orElseThrow().value());
    }

    private static String ping(ServiceUrl url) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName(url.host()), url.port());
                InputStream answer = socket.getInputStream()) {
            String login = "AUTH " + url.password().orElseThrow().value() + "\r\n";
            socket.getOutputStream().write((login + "PING\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(new String(answer.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("+OK\r\n");
            return new String(answer.readNBytes(7), StandardCharsets.UTF_8);
        }
    }
}
