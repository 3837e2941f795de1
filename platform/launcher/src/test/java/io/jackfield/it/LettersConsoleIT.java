package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Letters in the console, as a browser without JavaScript sees them. */
class LettersConsoleIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [work]\n")
            .with(PluginJar.of("work", PluginJar.spec("work") + PluginJar.handle("""
                        if (request.argument().startsWith("bad")) {
                            throw new IllegalStateException("<b>cannot</b> do this");
                        }
                        return Reply.text(request.argument());
                        """)));

    private final ConsoleClient console = platform.consoleOf("eve");
    private SandboxChat ada;
    private String letter;

    @BeforeEach
    void somethingFails() {
        ada = platform.newcomer();
        ada.send("/work bad secret");
        ada.nextReply();
        await().atMost(SOON)
                .until(() -> !platform.readAdmin("/letters?chat=" + ada.id())
                        .getJsonArray("letters")
                        .isEmpty());
        letter = platform.readAdmin("/letters?chat=" + ada.id())
                .getJsonArray("letters")
                .getJsonObject(0)
                .getString("letter");
    }

    private String page(String path) {
        HttpResponse<String> page = console.get(path);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    @Test
    void causesLeadToLettersAndTheseToOneWithoutWhatWasWritten() {
        assertThat(page("/letters"))
                .contains("work PLUGIN_FAULT", "/console/letters/list?bot=shop", "Replay all of these");
        assertThat(page("/letters/list?plugin=work&chat=" + ada.id()))
                .contains("/console/letters/one/" + letter, "1 in all")
                .doesNotContain("secret");

        String shown = page("/letters/one/" + letter);

        assertThat(shown)
                .contains("java.lang.IllegalStateException", "/console/users/shop/" + ada.id(), "Show texts")
                .contains("&lt;b&gt;cannot")
                .doesNotContain("<b>cannot", "secret", " style=");
        assertThat(page("/letters/one/" + letter + "/content")).contains("/work bad secret", "is written down");
        assertThat(page("/letters/one/" + letter + "/test"))
                .contains("@Test", "aaa aaaaaa")
                .doesNotContain("secret");
        assertThat(page("/letters/waiting")).contains("Nothing has waited");
    }

    @Test
    void replayIsAskedForWithCountAndFilterAndShowsHowFarItIs() {
        String asked = page("/letters/replay?chat=" + ada.id());
        assertThat(asked).contains("Replay 1 letter?", "chat = " + ada.id());

        HttpResponse<String> begun = console.post("/letters/replay", Map.of("chat", Long.toString(ada.id())));

        String progress = begun.headers().firstValue("Location").orElseThrow();
        assertThat(progress).startsWith("/console/letters/replays/");
        String path = progress.substring("/console".length());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(page(path)).contains("done", "Failed again", "Begun by eve"));
        assertThat(page("/letters/replays")).contains(path);
        await().atMost(SOON)
                .until(() -> platform.readAdmin("/letters/" + letter).getInteger("tries") == 1);
    }

    @Test
    void chosenLettersAreGivenUp() {
        page("/letters/delete?letters=" + letter);

        console.post("/letters/delete", Map.of("letters", letter));

        assertThat(page("/letters")).contains("1 letter is deleted.");
        JsonObject gone = platform.readAdmin("/letters/" + letter);
        assertThat(gone.getString("detail")).contains("there is no letter");
        assertThat(console.get("/letters/one/" + letter).statusCode()).isEqualTo(404);
    }

    @Test
    void pagesSpeakRussianAndUzbek() {
        assertThat(console.get("/letters", "Accept-Language", "ru").body()).contains("Без ответа", "Повторить все эти");
        assertThat(console.get("/letters", "Accept-Language", "uz").body()).contains("Javobsiz");
    }
}
