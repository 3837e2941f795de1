package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.store.StorageCheck;
import io.jackfield.it.fixture.TestCertificates;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that is reached in TLS only, by a certificate that an authority of its own has signed for localhost. */
class RedisTlsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Bytes that came from Redis through the entrance. */
    private static final AtomicLong ANSWERED = new AtomicLong();

    private static final Vertx VERTX = Vertx.vertx();

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: []\n").notStarted();

    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static ServerSocket entrance;
    private static ServiceUrl plain;

    @BeforeAll
    static void openTheEntrance() throws Exception {
        plain = platform.config().redis().url().orElseThrow();
        certificates = TestCertificates.forHost("localhost", folder);
        entrance = certificates
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(RedisTlsIT::accept);
    }

    @AfterAll
    static void close() throws Exception {
        entrance.close();
        VERTX.close().await(30, TimeUnit.SECONDS);
    }

    private static void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket caller = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), plain.port());
                Thread.ofVirtual().start(() -> copy(caller, server, new AtomicLong()));
                Thread.ofVirtual().start(() -> copy(server, caller, ANSWERED));
            } catch (IOException e) {
                // The next one is served, unless the entrance is closed.
                continue;
            }
        }
    }

    private static void copy(Socket from, Socket to, AtomicLong count) {
        try (from;
                to) {
            byte[] bytes = new byte[8192];
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                count.addAndGet(read);
                to.getOutputStream().write(bytes, 0, read);
                to.getOutputStream().flush();
            }
        } catch (IOException e) {
            // One side is gone, so the other is closed too.
            return;
        }
    }

    private static ServiceUrl url(String host, String parameters) {
        return ServiceUrl.redis("rediss://:" + plain.password().orElseThrow().value() + "@" + host + ":"
                + entrance.getLocalPort() + parameters);
    }

    private static StorageCheck.Finding ask(ServiceUrl url) {
        return StorageCheck.ofRedis(VERTX, url);
    }

    @Test
    void certificateOfANamedAuthorityIsTaken() {
        assertThat(ask(url("localhost", "?sslrootcert=" + certificates.authority()))
                        .problem())
                .isEmpty();
    }

    @Test
    void otherAuthoritiesAndOtherNamesAreRefused() {
        assertThat(ask(url("localhost", "")).problem()).isPresent();
        assertThat(ask(url("localhost", "?sslrootcert=" + certificates.otherAuthority()))
                        .problem())
                .isPresent();
        assertThat(ask(url("127.0.0.1", "?sslrootcert=" + certificates.authority()))
                        .problem())
                .isPresent();
    }

    @Test
    void wholeHostRunsOverIt() {
        platform.change(
                "redis.url",
                "'"
                        + url("localhost", "?sslrootcert=" + certificates.authority())
                                .value() + "'");
        platform.start();
        ANSWERED.set(0);
        try {
            assertThat(platform.health().getBoolean("ready")).isTrue();
            // the host asks its Redis every five seconds
            await().atMost(LIMIT).until(() -> ANSWERED.get() > 0);
            assertThat(platform.health().getString("redis")).isEqualTo("up");
        } finally {
            platform.stop();
        }
    }
}
