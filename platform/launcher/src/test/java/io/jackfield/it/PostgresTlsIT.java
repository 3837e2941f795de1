package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.Database;
import io.jackfield.it.fixture.Servers;
import io.jackfield.it.fixture.TestCertificates;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A PostgreSQL that takes nobody without TLS, whose certificate an authority of its own has signed for localhost. */
class PostgresTlsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Vertx VERTX = Vertx.vertx();
    private static final String IS_SECURE = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: []\n").notStarted();

    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static String database;
    private static Path access;
    private static String accessBefore;

    @BeforeAll
    static void insistOnTls() throws Exception {
        certificates = TestCertificates.forHost("localhost", folder);
        database = Servers.get().createDatabase();
        String name = ServiceUrl.postgres(database).database();
        access = Servers.get().postgresFolder().resolve("pg_hba.conf");
        accessBefore = Files.readString(access);
        Files.writeString(
                access, "hostssl " + name + " all all trust\nhostnossl " + name + " all all reject\n" + accessBefore);
        asSuperuser(
                "alter system set ssl_cert_file = '" + certificates.certificate() + "'",
                "alter system set ssl_key_file = '" + certificates.key() + "'",
                "alter system set ssl = on",
                "select pg_reload_conf()");
        await().atMost(LIMIT).until(() -> isRefused(url("localhost", "?sslmode=disable")));
        await().atMost(LIMIT).until(() -> !isRefused(url("localhost", "?sslmode=require")));
    }

    @AfterAll
    static void asBefore() throws Exception {
        Files.writeString(access, accessBefore);
        asSuperuser(
                "alter system reset ssl",
                "alter system reset ssl_cert_file",
                "alter system reset ssl_key_file",
                "select pg_reload_conf()");
        VERTX.close().await(30, TimeUnit.SECONDS);
    }

    private static void asSuperuser(String... statements) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(Servers.get().postgres().jdbcUrl(), "postgres", password())) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    private static String password() {
        return Servers.get().postgres().password().orElseThrow().value();
    }

    private static ServiceUrl url(String host, String parameters) {
        return ServiceUrl.postgres(database.replace("127.0.0.1", host) + parameters);
    }

    private static boolean isRefused(ServiceUrl url) {
        try {
            return !isSecureByJdbc(url);
        } catch (SQLException e) {
            return true;
        }
    }

    private static boolean isSecureByJdbc(ServiceUrl url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), "postgres", password());
                var rows = connection.createStatement().executeQuery(IS_SECURE)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static boolean isSecureByVertx(ServiceUrl url) throws Exception {
        CoreLoop loop = new CoreLoop(VERTX);
        Promise<Boolean> secure = Promise.promise();
        loop.run(() -> {
            Database opened = new Database(VERTX, url, 1);
            Future<Boolean> writer = opened.connectWriter()
                    .compose(connection -> connection.query(IS_SECURE).execute())
                    .map(rows -> rows.iterator().next().getBoolean(0));
            writer.compose(first -> opened.pool()
                            .query(IS_SECURE)
                            .execute()
                            .map(rows -> first && rows.iterator().next().getBoolean(0)))
                    .eventually(opened::close)
                    .onComplete(secure);
        });
        return secure.future().await(30, TimeUnit.SECONDS);
    }

    static Stream<ServiceUrl> taken() {
        String ours = "&sslrootcert=" + certificates.authority();
        return Stream.of(
                url("localhost", "?sslmode=prefer"),
                url("127.0.0.1", "?sslmode=require"),
                url("127.0.0.1", "?sslmode=require" + ours),
                url("127.0.0.1", "?sslmode=verify-ca" + ours),
                url("localhost", "?sslmode=verify-full" + ours));
    }

    static Stream<ServiceUrl> refused() {
        String ours = "&sslrootcert=" + certificates.authority();
        String others = "&sslrootcert=" + certificates.otherAuthority();
        return Stream.of(
                url("localhost", ""),
                url("localhost", "?sslmode=disable"),
                url("localhost", "?sslmode=require" + others),
                url("localhost", "?sslmode=verify-ca" + others),
                url("localhost", "?sslmode=verify-full" + others),
                url("localhost", "?sslmode=verify-full"),
                url("localhost", "?sslmode=verify-ca&sslrootcert=system"),
                url("127.0.0.1", "?sslmode=verify-full" + ours));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void bothClientsConnectSecurely(ServiceUrl url) throws Exception {
        assertThat(isSecureByJdbc(url)).isTrue();
        assertThat(isSecureByVertx(url)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void bothClientsRefuse(ServiceUrl url) {
        assertThatThrownBy(() -> isSecureByJdbc(url)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> isSecureByVertx(url)).isInstanceOf(Exception.class);
    }

    @Test
    void wholeHostRunsOverIt() throws IOException, SQLException {
        String before = platform.change(
                "database.url",
                "'"
                        + url("localhost", "?sslmode=verify-full&sslrootcert=" + certificates.authority())
                                .value() + "'");
        platform.start();
        try (Connection connection =
                        DriverManager.getConnection(Servers.get().postgres().jdbcUrl(), "postgres", password());
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*), bool_and(ssl) from pg_stat_ssl join pg_stat_activity using (pid)"
                                        + " where datname = '"
                                        + ServiceUrl.postgres(database).database() + "'")) {
            rows.next();
            assertThat(rows.getInt(1)).isGreaterThan(1);
            assertThat(rows.getBoolean(2)).isTrue();
            assertThat(platform.health().getBoolean("ready")).isTrue();
        } finally {
            platform.stop();
            platform.change("database.url", before);
        }
    }
}
