package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.BuiltPlugin;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A command on lib-charts, lib-tables and lib-pdf as they are shipped, and their swaps: AWT, which draws, keeps caches
 * and threads of its own.
 */
class ReportLibrariesIT {
    private static final List<String> LIBRARIES = List.of("lib-charts", "lib-tables", "lib-pdf");
    private static final String LOADS = "jackfield.it.reporters";
    private static final int SWAPS = 4;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration GONE = Duration.ofSeconds(90);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [reporter]\n")
            .shipped("lib-charts", Map.of())
            .shipped("lib-tables", Map.of())
            .shipped("lib-pdf", Map.of())
            .set("plugins.lookEvery", "50ms");

    @BeforeAll
    static void install() throws IOException {
        BuiltPlugin reporter = BuiltPlugin.of("reporter", "reporter");
        for (String library : LIBRARIES) {
            reporter.needing(library, jar(library));
        }
        platform.home().install("reporter.jar", reporter.bytes());
        await().atMost(SOON).until(() -> isLive("reporter"));
    }

    private static Path jar(String library) throws IOException {
        try (var jars = Files.newDirectoryStream(platform.home().plugins(), library + "-*.jar")) {
            return jars.iterator().next();
        }
    }

    private static boolean isLive(String plugin) {
        return platform.host().plugins().stream()
                .anyMatch(
                        status -> status.id().equals(plugin) && status.problem().isEmpty());
    }

    /** Somebody's report: what the three files begin with. */
    private static List<String> report() {
        SandboxChat ada = platform.newcomer();
        ada.send("/report");
        return List.of(beginning(ada.nextReply(SOON)), beginning(ada.nextReply(SOON)), beginning(ada.nextReply(SOON)));
    }

    private static String beginning(SandboxMessage message) {
        JsonObject file = message.json().containsKey("document")
                ? message.json().getJsonObject("document")
                : message.json().getJsonArray("photo").getJsonObject(0);
        byte[] content = platform.api().download(file.getString("file_id"));
        return message.text() + " " + new String(content, 0, 4, StandardCharsets.ISO_8859_1);
    }

    private static void assertReports() {
        assertThat(report()).containsExactly("picture \u0089PNG", "table PK\u0003\u0004", "document %PDF");
    }

    /** Writes a library anew and waits until another copy of the command is there. */
    private static void swap(String library) throws IOException {
        int before = Integer.getInteger(LOADS);
        Path jar = jar(library);
        Files.setLastModifiedTime(
                jar, FileTime.from(Files.getLastModifiedTime(jar).toInstant().plusSeconds(1)));
        await().atMost(SOON).until(() -> Integer.getInteger(LOADS) > before && isLive("reporter"));
    }

    @Test
    void commandOnThemReportsAndTheirSwapsLeaveNothing() throws IOException {
        assertReports();

        for (int i = 0; i < SWAPS; i++) {
            for (String library : LIBRARIES) {
                swap(library);
                assertReports();
            }
        }

        await().atMost(GONE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            System.gc();
            return platform.host().uncollectedPlugins() == 0;
        });
        assertThat(platform.host().lingeringPlugins()).isEmpty();
    }
}
