package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The hard case: openai-java, really used and swapped again and again, in a process with the options of
 * {@code bin/jackfield} (what only soft references hold stays longer without them).
 */
class OpenAiUnloadIT {
    private static final int SWAPS = 10;
    private static final Duration SOON = Duration.ofSeconds(30);
    /** The library's soft references count as long as they were followed lately. */
    private static final Duration GONE = Duration.ofSeconds(90);

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.servingHelper().set("plugins.lookEvery", "50ms").notStarted();

    @Test
    void swapsOfTheModelPluginAndOfItsLibraryLeaveNothing() throws IOException {
        platform.sandbox().models().whenPromptContains("hello", Script.text("Hello from the model."));
        try (ChildHost host = platform.childHost()) {
            host.start();
            ask();

            for (int i = 0; i < SWAPS; i++) {
                swap(host, "llm-openai", "llm-openai");
                ask();
            }
            awaitNothingLeft();
            double metaspace = platform.metric("jvm_memory_used_bytes{area=\"nonheap\"}");
            double classes = platform.metric("jvm_classes_loaded");

            for (int i = 0; i < SWAPS; i++) {
                swap(host, "lib-openai", "llm-openai");
                ask();
            }
            awaitNothingLeft();
            // One copy of the library that stayed would be some 2 500 classes and 14 MB.
            assertThat(platform.metric("jvm_classes_loaded")).isLessThan(classes + 300);
            assertThat(platform.metric("jvm_memory_used_bytes{area=\"nonheap\"}"))
                    .isLessThan(metaspace + 3 * (1 << 20));
        }
    }

    /** Somebody else each time: a plan gives ten free messages. */
    private static void ask() {
        SandboxChat chat = platform.newcomer();
        chat.send("hello");
        assertThat(chat.nextReply(SOON).text()).isEqualTo("Hello from the model.");
    }

    /** Writes the jar anew and waits until {@code last} has come up after it. */
    private static void swap(ChildHost host, String plugin, String last) throws IOException {
        Path jar;
        try (var jars = Files.newDirectoryStream(platform.home().plugins(), plugin + "*.jar")) {
            jar = jars.iterator().next();
        }
        int before = timesLive(host, last);
        Files.setLastModifiedTime(
                jar, FileTime.from(Files.getLastModifiedTime(jar).toInstant().plusSeconds(1)));
        await().atMost(SOON).until(() -> timesLive(host, last) > before);
    }

    private static int timesLive(ChildHost host, String plugin) {
        return (int) Pattern.compile("plugins: " + plugin + " \\S+ is live")
                .matcher(host.output())
                .results()
                .count();
    }

    private static void awaitNothingLeft() {
        await().atMost(GONE)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(platform.askOps("/plugins/holders").getJsonArray("lingering"))
                                .isEmpty());
    }
}
