package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.admin.AdminToken;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log of a running host as operators read it. */
class LogsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TOKEN = "123456789:AAGmZYdh3vWmHpTPmoAgQJB1H1zgHRmRv4k";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [talker]\n")
            .with(PluginJar.of("talker", PluginJar.spec("talk") + PluginJar.handle("""
                                context.logger().info("said {}", request.argument());
                                context.logger().debug("whispered {}", request.argument());
                                return Reply.text("ok");
                                """)));

    private static void talk(String word) {
        SandboxChat ada = platform.newcomer();
        ada.send("/talk " + word);
        assertThat(ada.nextReply().text()).isEqualTo("ok");
    }

    private static List<JsonObject> lines(String query) {
        return platform.readAdmin("/logs?" + query).getJsonArray("lines").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    @Test
    void lineOfAPluginIsFoundByItsPluginItsBotAndItsTraceWithoutSecrets() {
        talk("hello-" + TOKEN);

        JsonObject line = lines("plugin=talker&bot=shop&text=hello-").getFirst();

        assertThat(line.getString("message")).startsWith("said hello-").doesNotContain("AAGmZ");
        assertThat(line.getString("logger")).isEqualTo("plugin.talker");
        assertThat(lines("trace=" + line.getString("trace"))).contains(line);
        assertThat(lines("level=error&text=hello-")).isEmpty();
    }

    @Test
    void pagesGoBack() {
        talk("first");
        talk("second");
        JsonObject page = platform.readAdmin("/logs?plugin=talker&most=1");

        JsonObject next = platform.readAdmin("/logs?plugin=talker&most=1&before=" + page.getLong("before"));

        assertThat(page.getJsonArray("lines").encode()).contains("said second");
        assertThat(next.getJsonArray("lines").encode()).contains("said first");
    }

    @Test
    void levelIsAnotherForAWhile() {
        JsonObject order =
                new JsonObject().put("by", "eve").put("logger", "plugin.talker").put("level", "debug");
        assertThat(platform.askAdmin("/logs/levels", order.copy().put("minutes", 61))
                        .getString("detail"))
                .isEqualTo("minutes is '61'; use a whole number of 1 to 60");

        JsonObject change = platform.askAdmin("/logs/levels", order.put("minutes", 1));
        talk("loudly");

        assertThat(change.getString("by")).isEqualTo("eve");
        assertThat(lines("text=whispered+loudly")).hasSize(1);
        assertThat(platform.readAdmin("/logs/levels").getJsonArray("levels").encode())
                .contains("plugin.talker");
        platform.restart();
        talk("softly");
        assertThat(lines("text=whispered+softly")).isEmpty();
    }

    @Test
    void liveLinesGoOnAfterTheLastOneSeen() throws Exception {
        talk("before");
        long seen = lines("text=said+before").getFirst().getLong("id");
        talk("between");

        try (Stream<String> live = live(seen)) {
            List<String> events = live.filter(line -> line.startsWith("data: ") && line.contains("said"))
                    .peek(line -> {
                        if (line.contains("between")) {
                            talk("after");
                        }
                    })
                    .limit(2)
                    .toList();

            assertThat(events.getFirst()).contains("said between");
            assertThat(events.getLast()).contains("said after");
        }
    }

    private static Stream<String> live(long after) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + platform.config().ops().port() + "/admin/api/v1/logs/live?plugin=talker"))
                .header(
                        "Authorization",
                        "Bearer "
                                + AdminToken.find(platform.config())
                                        .orElseThrow()
                                        .value())
                .header("Last-Event-ID", Long.toString(after))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body();
    }

    @Test
    void wholeLogIsATextFile() {
        talk("kept");

        var file = platform.getAdmin("/logs/download?plugin=talker");

        assertThat(file.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(new String(file.body(), StandardCharsets.UTF_8))
                        .contains(" INFO  plugin.talker [shop-")
                        .contains("said kept"));
    }
}
