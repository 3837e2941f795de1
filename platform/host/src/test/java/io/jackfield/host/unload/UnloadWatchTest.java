package io.jackfield.host.unload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jackfield.host.unload.sample.Leaver;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class UnloadWatchTest {
    private static final Duration GRACE = Duration.ofSeconds(90);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(UnloadWatch.class);
    private final CountDownLatch end = new CountDownLatch(1);
    private Instant now = START;
    private UnloadWatch watch;

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        watch = new UnloadWatch(clock, GRACE, folder.resolve("heap"), Duration.ZERO);
    }

    @AfterEach
    void release() {
        logger.detachAppender(log);
        logger.setLevel(null);
        logger.setAdditive(true);
        end.countDown();
    }

    private List<String> said() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private Runnable unload(String plugin, int number) throws ReflectiveOperationException {
        PluginLoaderOfTests loader = new PluginLoaderOfTests(Leaver.class);
        Runnable extension =
                (Runnable) loader.load().getConstructor(CountDownLatch.class).newInstance(end);
        watch.unloaded(plugin, "1.0.0", plugin + "#" + number, loader);
        return extension;
    }

    /** Returns when it waits for its end; as in a plugin, its thread has the plugin's context loader. */
    private static void runOn(Thread.Builder builder, Runnable leaver) {
        Thread thread = builder.unstarted(leaver);
        thread.setContextClassLoader(leaver.getClass().getClassLoader());
        if (!thread.isVirtual()) {
            thread.setDaemon(true);
        }
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }

    @Test
    void collectedPluginIsForgottenWithoutAWord() throws Exception {
        unload("tidy", 1);
        now = START.plus(GRACE);

        watch.look();

        assertThat(watch.uncollected()).isZero();
        assertThat(said()).isEmpty();
    }

    @Test
    void heldPluginIsNamedOnceWithItsThreadAndTheWayOutWhenItsTimeIsUp() throws Exception {
        runOn(Thread.ofPlatform().name("poller"), unload("untidy", 3));

        now = START.plus(GRACE).minusSeconds(1);
        watch.look();
        assertThat(said()).isEmpty();
        assertThat(watch.lingering()).isEmpty();

        now = START.plus(GRACE);
        watch.look();
        watch.look();
        assertThat(said())
                .singleElement()
                .asString()
                .contains(
                        "plugins: untidy 1.0.0 (untidy#3), unloaded 90 s ago, is still in memory: 1 classes, about ",
                        " kB; held by thread 'poller' (io.jackfield.host.unload.sample.Leaver.run); end it in close()");
        assertThat(watch.lingering()).singleElement().satisfies(left -> {
            assertThat(left.generation()).isEqualTo("untidy#3");
            assertThat(left.since()).isEqualTo(START);
            assertThat(left.holder().orElseThrow().kind()).isEqualTo(HolderKind.THREAD);
        });
    }

    @Test
    void lateButGoneIsSaidToo() throws Exception {
        runOn(Thread.ofPlatform().name("late"), unload("late", 1));
        now = START.plus(GRACE);
        watch.look();

        end.countDown();

        await().untilAsserted(() -> {
            System.gc();
            assertThat(watch.lingering()).isEmpty();
        });
        assertThat(said().getLast()).isEqualTo("plugins: late#1 is gone from memory now");
    }

    @Test
    void secondGenerationThatStaysGetsTheAdviceOfAProcessOfItsOwn() throws Exception {
        runOn(Thread.ofPlatform().name("first"), unload("again", 1));
        runOn(Thread.ofPlatform().name("second"), unload("again", 2));
        now = START.plus(GRACE);

        watch.look();

        assertThat(said()).hasSize(2);
        assertThat(said().getFirst()).doesNotContain("isolation");
        assertThat(said().get(1)).contains("2 of it are there now", "'isolation: process'");
    }

    @Test
    void searchNamesWhatAQuickLookCannotSee() throws Exception {
        runOn(Thread.ofVirtual().name("sleeper"), unload("hidden", 1));
        now = START.plus(GRACE);
        watch.look();
        assertThat(said().getFirst()).contains("POST /plugins/holders");

        Optional<Holder> holder = watch.findHolders().getFirst().holder();

        assertThat(holder.orElseThrow().what())
                .isEqualTo("thread 'sleeper', virtual (io.jackfield.host.unload.sample.Leaver.run)");
        assertThat(watch.lingering().getFirst().holder()).isEqualTo(holder);
        assertThat(folder.resolve("heap")).isEmptyDirectory();
    }
}
