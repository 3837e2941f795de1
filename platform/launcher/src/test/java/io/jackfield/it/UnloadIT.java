package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Traces;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plugin that is brought up anew some hundred times while it answers. */
class UnloadIT {
    private static final int RELOADS = 400;
    /** Until then the virtual machine adds profiles and code of its own, some 2 MB; from then on nothing. */
    private static final int WARM_UP = 250;

    private static final Duration SOON = Duration.ofSeconds(30);
    /** What soft references of the JDK's own hold, for code that it makes for calls, goes after half a minute. */
    private static final Duration GONE = Duration.ofSeconds(90);

    private static final String LOADS = "jackfield.it.loads";

    /** Uses what often keeps a class loader alive, and keeps nothing itself. */
    private static final PluginJar AGAIN = PluginJar.of("again", PluginJar.spec("again") + PluginJar.handle("""
                            ThreadLocal<Word> local = ThreadLocal.withInitial(() -> new Word(number));
                            Word late = CompletableFuture.supplyAsync(
                                            local::get, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                                    .orTimeout(10, TimeUnit.SECONDS).get();
                            Thread.sleep(1);
                            request.memory().put("last", "" + number);
                            return Reply.text(late.text() + " " + local.get().number());
                            """) + """
                            private record Word(int number) {
                                String text() { return String.format("%d of %s", number, getClass().getSimpleName()); }
                            }
                            private final int number = Integer.getInteger("jackfield.it.loads", 0) + 1;
                            """)
            .onLoad("System.setProperty(\"jackfield.it.loads\", \"\" + number);");

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: [again]\n").with(AGAIN).set("plugins.lookEvery", "10s");

    private static void reload(int times, SandboxChat chat) {
        for (int i = 0; i < times; i++) {
            int next = Integer.getInteger(LOADS) + 1;
            platform.host().reload("again");
            String expected = next + " of Word " + next;
            // The old version may have answered the first.
            await().atMost(SOON)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        chat.send("/again");
                        return chat.nextReply().text().equals(expected);
                    });
        }
    }

    private static void awaitCollected() {
        await().atMost(SOON).until(() -> {
            System.gc();
            return platform.host().uncollectedPlugins() == 0;
        });
    }

    private static void awaitNothingMoreThan(Traces before) {
        await().atMost(GONE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Traces after = Traces.of(platform.home());
            assertThat(after.copies()).as("private copies").isEqualTo(1);
            // Some of before may have ended meanwhile, such as those that wait for children of the test.
            assertThat(before.threads()).as("threads").containsAll(after.threads());
            assertThat(after.threads())
                    .hasSizeLessThanOrEqualTo(before.threads().size());
            assertThat(after.files()).as("open files").isLessThanOrEqualTo(before.files());
            // Each version that stayed would be three classes and some 15 kB; a hundred of others come late on a slow
            // machine.
            assertThat(after.classes()).as("classes").isLessThan(before.classes() + 300);
            assertThat(after.metaspaceBytes()).as("metaspace").isLessThan(before.metaspaceBytes() + (1 << 20));
        });
    }

    @Test
    void hundredsOfReloadsLeaveNothingBehind() {
        SandboxChat ada = platform.newcomer();
        reload(WARM_UP, ada);
        awaitCollected();
        // What asserts has classes of its own.
        awaitNothingMoreThan(Traces.of(platform.home()));
        Traces before = Traces.of(platform.home());

        reload(RELOADS, ada);

        awaitCollected();
        assertThat(platform.host().lingeringPlugins()).isEmpty();
        awaitNothingMoreThan(before);
        System.out.printf("%d reloads: %s -> %s%n", RELOADS, before, Traces.of(platform.home()));
    }
}
