package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The process of a plugin ends when it has to, whatever the plugin waits for. */
class OwnProcessEndIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PROCESS = "isolation: process\nmemory: 64m\n";
    private static final String ANSWER = "Reply.text(Long.toString(ProcessHandle.current().pid()))";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [waiting, clinging]\n")
            .configured("clinging", PROCESS)
            .set("plugins.startDeadline", "10s");

    @TempDir
    Path folder;

    private static ProcessHandle installed(PluginJar plugin) {
        platform.home().install(plugin);
        await().atMost(SOON)
                .until(() -> platform.host().plugins().stream()
                        .anyMatch(status -> status.id().equals(plugin.id())
                                && status.problem().isEmpty()));
        SandboxChat chat = platform.newcomer();
        chat.send("/" + plugin.id());
        return process(chat.nextReply(SOON).text()).orElseThrow();
    }

    private static Optional<ProcessHandle> process(String pid) {
        return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    }

    private static String problem(String plugin) {
        return platform.host().plugins().stream()
                .filter(status -> status.id().equals(plugin))
                .findFirst()
                .flatMap(PluginStatus::problem)
                .orElse("");
    }

    @Test
    void restartThatHangsIsTriedAgainUntilThePluginGoes() throws IOException {
        Path pid = folder.resolve("pid");
        platform.home().write("config/plugins/waiting.yaml", PROCESS + "pid: " + pid + "\n");
        ProcessHandle first =
                installed(PluginJar.command("waiting", "waiting", ANSWER).onLoad("""
                try {
                    java.nio.file.Path pid = java.nio.file.Path.of(context.config().requiredText("pid"));
                    if (java.nio.file.Files.exists(pid)) {
                        java.nio.file.Files.writeString(pid, Long.toString(ProcessHandle.current().pid()));
                        new CountDownLatch(1).await();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                """));
        Files.createFile(pid);

        first.destroyForcibly();
        ProcessHandle second = hanging(pid);
        await().atMost(SOON)
                .until(
                        () -> problem("waiting")
                                .matches(
                                        "it did not come up again: .*its plugin did not come up within 10 s; it is started again in 2 s"));
        assertThat(second.isAlive()).isFalse();

        Files.writeString(pid, "");
        ProcessHandle third = hanging(pid);
        platform.home().remove("waiting.jar");
        await().atMost(Duration.ofSeconds(8)).until(() -> !third.isAlive());
    }

    private static ProcessHandle hanging(Path pid) {
        return await().atMost(SOON)
                .until(() -> process(Files.readString(pid)), Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void closeThatHangsKeepsNoProcess() {
        ProcessHandle process = installed(PluginJar.of(
                        "clinging",
                        PluginJar.spec("clinging") + PluginJar.handle("return " + ANSWER + ";")
                                + "public void close() throws Exception { new CountDownLatch(1).await(); }")
                .closeable());

        try (LogLines log = LogLines.capture()) {
            platform.home().remove("clinging.jar");

            await().atMost(SOON).until(() -> !process.isAlive());
            assertThat(log.complaints())
                    .anyMatch(line -> line.contains("close() in its own process has not returned within 5 s"));
        }
    }
}
