package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.jackfield.it.fixture.BuiltPlugin;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Libraries of plugins: each its own at any version, or one that several share. */
class LibrariesIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Path LIBRARIES = Path.of("target/libraries");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [old, new, first, second]\n");

    private static HttpServer page;

    @BeforeAll
    static void open() throws IOException {
        page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> {
            String agent = exchange.getRequestHeaders().getFirst("User-Agent");
            byte[] json = "{\"agent\": \"%s\"}".formatted(agent).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
        page.start();
    }

    @AfterAll
    static void close() {
        page.stop(0);
    }

    private static void install(BuiltPlugin plugin, String version) {
        byte[] jar = plugin.version(version).bytes();
        platform.home().install(plugin.id() + ".jar", jar);
        await().atMost(SOON).until(() -> isLive(plugin.id(), version));
    }

    private static boolean isLive(String plugin, String version) {
        return platform.host().plugins().stream()
                .anyMatch(status -> status.id().equals(plugin)
                        && status.version().equals(version)
                        && status.problem().isEmpty());
    }

    private static List<Path> libraries(String folder) throws IOException {
        try (Stream<Path> jars = Files.list(LIBRARIES.resolve(folder))) {
            return jars.sorted().toList();
        }
    }

    private static String answer(SandboxChat chat, String message) {
        chat.send(message);
        return chat.nextReply().text();
    }

    @Test
    void pluginsOnClashingVersionsOfTheSameLibrariesWorkSideBySide() throws IOException {
        install(BuiltPlugin.of("old", "libraries").containing(libraries("old")), "1.0.0");
        install(BuiltPlugin.of("new", "libraries").containing(libraries("new")), "1.0.0");
        String url = "http://127.0.0.1:" + page.getAddress().getPort() + "/";
        SandboxChat ada = platform.newcomer();

        for (int time = 0; time < 2; time++) {
            assertThat(answer(ada, "/old " + url)).isEqualTo("okhttp/3.14.9, 2.13.5");
            assertThat(answer(ada, "/new " + url)).isEqualTo("okhttp/4.12.0, 2.21.5");
        }
    }

    @Test
    void libraryPluginIsOneForAllAndItsSwapReachesAll() {
        BuiltPlugin library = BuiltPlugin.of("lib-word", "shared-word").manifest("Plugin-Library", "true");
        install(library.resource("version.txt", "one"), "1.0.0");
        install(BuiltPlugin.of("first", "word-user").needing(library), "1.0.0");
        install(BuiltPlugin.of("second", "word-user").needing(library), "1.0.0");
        SandboxChat ada = platform.newcomer();
        assertThat(answer(ada, "/first")).isEqualTo("one 1");
        assertThat(answer(ada, "/second")).isEqualTo("one 2");
        assertThat(answer(ada, "/first")).isEqualTo("one 3");

        install(library.resource("version.txt", "two"), "2.0.0");

        // the dependents come up again one after the other, just after their library
        await().atMost(SOON).until(() -> answer(ada, "/first").startsWith("two "));
        await().atMost(SOON).until(() -> answer(ada, "/second").startsWith("two "));
        int said = number(answer(ada, "/first"));
        assertThat(number(answer(ada, "/second"))).isEqualTo(said + 1);
    }

    private static int number(String answer) {
        return Integer.parseInt(answer.substring(answer.indexOf(' ') + 1));
    }
}
