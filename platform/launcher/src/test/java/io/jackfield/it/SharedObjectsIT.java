package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the extensions of a plugin share is made once and closed after them, in the host's process and in one of its
 * own.
 */
class SharedObjectsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [near, apart]\n")
            .configured("apart", "isolation: process\nmemory: 64m\n")
            .with(sharing("near"))
            .with(sharing("apart"));

    /** Notes in a file, named by the first command, what happens to what it shares. */
    private static PluginJar sharing(String id) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("""
                        Log log = context.shared(Log.class, () -> new Log(request.argument()));
                        log.note("used");
                        return Reply.text("noted");
                        """) + """
                        public void close() {
                            context.shared(Log.class, () -> null).note("extension closed");
                        }
                        public static final class Log implements AutoCloseable {
                            private final java.nio.file.Path file;
                            Log(String name) {
                                file = java.nio.file.Path.of(name);
                                note("made");
                            }
                            void note(String what) {
                                try {
                                    java.nio.file.Files.writeString(file, what + ";",
                                        java.nio.file.StandardOpenOption.APPEND);
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            }
                            @Override
                            public void close() {
                                note("shared closed");
                            }
                        }
                        """)
                .closeable();
    }

    private static void isMadeOnceAndClosedLast(String id) throws IOException {
        Path file = Files.createTempFile("jackfield-shared", ".txt");
        SandboxChat ada = platform.newcomer();
        for (int time = 0; time < 2; time++) {
            ada.send("/" + id + " " + file);
            assertThat(ada.nextReply(SOON).text()).isEqualTo("noted");
        }

        platform.home().remove(id + ".jar");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(file).hasContent("made;used;used;extension closed;shared closed;"));
        Files.delete(file);
    }

    @Test
    void inTheHostsProcess() throws IOException {
        isMadeOnceAndClosedLast("near");
    }

    @Test
    void inAProcessOfItsOwn() throws IOException {
        isMadeOnceAndClosedLast("apart");
    }
}
