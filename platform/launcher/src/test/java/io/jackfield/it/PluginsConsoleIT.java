package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins in the console: seen, installed, rolled back, removed, without JavaScript but for the upload. */
class PluginsConsoleIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: [hello]\n").set("plugins.lookEvery", "20ms");

    private static PluginJar hello(String version) {
        return PluginJar.command("hello", "hello", "Reply.text(\"Hello " + version + "\")")
                .version(version);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().substring("/console".length());
    }

    private static String shown(ConsoleClient console, String path) {
        HttpResponse<String> page = console.get(path);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(" style=").doesNotContainPattern(">\\s*plugins\\.[a-z]");
        return page.body();
    }

    private static void install(ConsoleClient console, PluginJar jar) {
        shown(console, "/plugins/install");
        String report = location(console.upload("/plugins/install/upload", jar.bytes(), "hello.jar"));
        shown(console, report);
        String progress = location(console.post(report, Map.of("reason", "because")));
        await().atMost(SOON)
                .until(() -> shown(console, progress), page -> page.contains("<span class=\"state-name\">live"));
    }

    @Test
    void newJarIsUploadedSeenConfirmedFollowedAndTakenBack() {
        ConsoleClient console = platform.consoleOf("eve");
        install(console, hello("1.0.0").manifest("Plugin-Permissions", ""));

        String report = location(console.upload(
                "/plugins/install/upload",
                hello("1.1.0").manifest("Plugin-Permissions", "messages").bytes(),
                "hello.jar"));
        assertThat(shown(console, report)).contains("tone-bad\">may more</span>", "messages", "1.0.0");
        String progress = location(console.post(report, Map.of()));
        await().atMost(SOON).until(() -> shown(console, progress), page -> page.contains(">live · 1.1.0<"));
        assertThat(shown(console, "/plugins/hello")).contains("1.1.0", "Former version", "/hello");
        assertThat(shown(console, "/plugins/hello/permissions")).contains("messages", "granted");
        assertThat(shown(console, "/plugins/hello/figures")).contains("Calls a minute");
        assertThat(shown(console, "/plugins/hello/tables")).contains("no tables of its own");
        assertThat(shown(console, "/plugins/hello/pages")).contains("It brings no pages.");
        assertThat(shown(console, "/plugins/hello/logs")).contains("href=\"/console/logs?plugin=hello\"");
        assertThat(shown(console, "/plugins?find=hel")).contains("href=\"/console/plugins/hello\"", "1 jar<");

        assertThat(shown(console, "/plugins/hello/rollback")).contains("Put the former version of hello back?");
        String back = location(console.post("/plugins/hello/rollback", Map.of("reason", "worse")));
        await().atMost(SOON).until(() -> shown(console, back), page -> page.contains(">live · 1.0.0<"));

        location(console.post("/plugins/hello/disable", Map.of()));
        await().atMost(SOON)
                .until(() -> shown(console, "/plugins?state=disabled"), page -> page.contains("plugins/hello\""));
        shown(console, "/plugins/hello");
        location(console.post("/plugins/hello/enable", Map.of()));
        location(console.post("/plugins/hello/remove", Map.of()));
        await().atMost(SOON).until(() -> shown(console, "/plugins"), page -> page.contains("There are no plugins yet"));
    }

    @Test
    void fileThatIsNoPluginIsSeenWithItsCauseAndRemoved() throws Exception {
        ConsoleClient console = platform.consoleOf("eve");
        Files.writeString(platform.home().plugins().resolve("note.jar"), "no jar");
        await().atMost(SOON).until(() -> shown(console, "/plugins?find=note"), page -> page.contains("was cut off"));

        shown(console, "/plugins/file/note.jar/remove");
        location(console.post("/plugins/file/note.jar/remove", Map.of()));

        assertThat(platform.home().plugins().resolve("note.jar")).doesNotExist();
    }

    @Test
    void jarThatCannotBeIsSaidAtOnceAndNotOffered() {
        ConsoleClient console = platform.consoleOf("eve");
        shown(console, "/plugins/install");
        String report = location(console.upload(
                "/plugins/install/upload", hello("2.0.0").indexing("Lost").bytes(), "lost.jar"));

        String page = shown(console, report);

        assertThat(page).contains("names extension it.Lost").doesNotContain(">Install</button>");
        assertThat(console.post(report, Map.of()).body()).contains("names extension it.Lost");
        assertThat(location(console.post(report + "/discard", Map.of()))).isEqualTo("/plugins/install");
    }

    @Test
    void uploadOfAnotherPageIsRefused() {
        ConsoleClient stranger = platform.consoleOf("eve");

        assertThat(stranger.postBare("/plugins/install/upload", Map.of()).statusCode())
                .isGreaterThanOrEqualTo(400);
    }
}
