package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.Host;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One host works on a database, and one whose lock is gone takes nothing more. */
class OneHostIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String HOLDER =
            "select pid::text from pg_locks where locktype = 'advisory' and granted and objsubid = 1"
                    + " and database = (select oid from pg_database where datname = current_database())";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [echo]\nfreeText: echo\n")
            .with(PluginJar.of(
                    "echo",
                    "public CommandSpec spec() { return CommandSpec.freeText(); }\n"
                            + PluginJar.handle("return Reply.text(request.argument());")));

    @AfterEach
    void start() {
        platform.restart();
    }

    private static String holder() {
        return platform.journal().column(HOLDER).getFirst();
    }

    private static boolean isReady() {
        return platform.health().getBoolean("ready");
    }

    @Test
    void secondOneIsRefusedByASentenceThatNamesTheFirst() {
        Vertx vertx = Vertx.vertx();
        try {
            assertThatThrownBy(() -> Host.start(vertx, new LiveConfig(platform.config(), platform::configUnder))
                            .await())
                    .isInstanceOf(JackfieldException.class)
                    .hasMessageContaining("in use by another host")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining(platform.home().folder().toString())
                    .hasMessageContaining("since 20")
                    .hasMessageContaining("DATABASE_URL");
        } finally {
            vertx.close().await();
        }
        SandboxChat ada = platform.newcomer();
        ada.send("still there");
        assertThat(ada.nextReply().text()).isEqualTo("still there");
    }

    @Test
    void lockThatIsLostIsTakenAgain() {
        String before = holder();
        platform.journal().execute("select pg_terminate_backend(" + before + ")");

        SandboxChat ada = platform.newcomer();
        ada.send("back");
        assertThat(ada.nextReply().text()).isEqualTo("back");
        assertThat(holder()).isNotEqualTo(before);
    }

    @Test
    void withoutTheLockNothingIsTakenUntilItIsBack() throws Exception {
        SandboxChat ada = platform.newcomer();
        try (Connection stranger = withLock()) {
            await().atMost(LIMIT).until(() -> !isReady());
            ada.send("later");
            await().during(Duration.ofSeconds(1))
                    .atMost(LIMIT)
                    .until(() -> ada.transcript().botMessageCount() == 0);
            assertThat(stranger.isClosed()).isFalse();
        }

        assertThat(ada.nextReply().text()).isEqualTo("later");
        await().atMost(LIMIT).until(OneHostIT::isReady);
    }

    @Test
    void hostWhoseDatabaseAnotherOneHasTakenStaysOut() throws Exception {
        try (Connection other = withLock()) {
            other.createStatement()
                    .execute(
                            "update host set id = gen_random_uuid(), machine = 'beta', pid = 4711, home = '/srv/beta'");
            await().atMost(LIMIT).until(() -> platform.host().takenOver().isComplete());
        }

        assertThat(platform.host().takenOver().result())
                .contains("taken over by another host")
                .contains("beta, process 4711, home /srv/beta");
        await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> !isReady());
        assertThat(platform.journal().column(HOLDER)).isEmpty();
    }

    /** Somebody else who waits for the lock gets it when the host's session ends. */
    private static Connection withLock() throws SQLException {
        String session = holder();
        String key = platform.journal()
                .column("select ((classid::bigint << 32) | objid::bigint)::text from pg_locks where pid = " + session
                        + " and locktype = 'advisory'")
                .getFirst();
        Connection stranger = platform.journal().connect();
        CompletableFuture<Void> locked = CompletableFuture.runAsync(() -> lock(stranger, key));
        await().atMost(LIMIT)
                .until(() -> !platform.journal()
                        .column("select 'waits' from pg_locks where locktype = 'advisory' and not granted")
                        .isEmpty());
        platform.journal().execute("select pg_terminate_backend(" + session + ")");
        locked.join();
        return stranger;
    }

    private static void lock(Connection stranger, String key) {
        try {
            stranger.createStatement().execute("select pg_advisory_lock(" + key + ")");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
