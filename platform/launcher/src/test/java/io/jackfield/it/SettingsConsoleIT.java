package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bots and settings in the console, without JavaScript. */
class SettingsConsoleIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "properties": {
              "greeting": {"type": "string", "x-widget": "textarea", "description": "what it says <first>"},
              "times": {"type": "integer", "minimum": 1, "maximum": 9},
              "loud": {"type": "boolean"},
              "footer": {"type": "object", "properties": {"line": {"type": "string"}}},
              "password": {"type": "string", "writeOnly": true}}}
            """;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: {hello: {times: 3}}\n")
            .configured("hello", "greeting: Hi\n")
            .with(PluginJar.command("hello", "hello", "Reply.text(request.config().text(\"greeting\", \"-\"))")
                    .file("config.schema.json", SCHEMA));

    private static String shown(ConsoleClient console, String path) {
        HttpResponse<String> page = console.get(path);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(" style=").doesNotContainPattern(">\\s*(settings|bots|plugins)\\.[a-z]");
        return inside(page.body());
    }

    /** What is in the frame. */
    private static String inside(String page) {
        return page.substring(page.indexOf("<main"));
    }

    /** The form as a browser would send it, with some fields changed. */
    private static Map<String, String> filled(String page, Map<String, String> changes) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher was =
                Pattern.compile("name=\"(was:[^\"]+)\" value=\"([^\"]*)\"").matcher(page);
        while (was.find()) {
            fields.put(was.group(1), was.group(2));
        }
        Matcher input = Pattern.compile("<input type=\"text\" id=\"[^\"]+\" name=\"(/[^\"]+)\" value=\"([^\"]*)\"")
                .matcher(page);
        while (input.find()) {
            fields.put(input.group(1), input.group(2));
        }
        Matcher box = Pattern.compile("<textarea id=\"[^\"]+\" name=\"(/[^\"]+)\"[^>]*>([^<]*)</textarea>")
                .matcher(page);
        while (box.find()) {
            fields.put(box.group(1), box.group(2));
        }
        fields.put("/password", "");
        fields.putAll(changes);
        return fields;
    }

    private static String answer() {
        SandboxChat chat = platform.newcomer();
        chat.send("/hello");
        return chat.nextReply().text();
    }

    @Test
    void formOfAPluginIsShownFilledRefusedSavedAndTakenBack() {
        ConsoleClient console = platform.consoleOf("eve");
        String page = shown(console, "/plugins/hello/settings");
        assertThat(page)
                .contains("what it says &lt;first&gt;", ">Hi</textarea>", "config/plugins/hello.yaml:1")
                .contains("a whole number from 1 to 9", "name=\"/footer/line\"", "type=\"password\"");
        assertThat(shown(console, "/plugins/hello")).contains("/console/plugins/hello/settings");

        HttpResponse<String> refused = console.post(
                "/plugins/hello/settings", filled(page, Map.of("/times", "90", "/greeting", "Hey\r\nyou")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(inside(refused.body())).contains("times is '90'; use a whole number from 1 to 9", "Hey\r\nyou");
        assertThat(answer()).isEqualTo("Hi");

        HttpResponse<String> saved = console.post(
                "/plugins/hello/settings",
                filled(page, Map.of("/greeting", "Hey\r\nyou", "/password", "open sesame", "/footer/line", "Bye")));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        await().atMost(SOON).until(() -> answer().equals("Hey\nyou"));
        String after = shown(console, "/plugins/hello/settings");
        assertThat(after)
                .contains("set by eve", "3 values are set", "/console/settings/reset?")
                .doesNotContain("sesame");
        assertThat(shown(console, "/settings"))
                .contains("/greeting", "/footer/line", "***")
                .doesNotContain("sesame");

        assertThat(shown(console, "/settings/reset?plugin=hello&path=%2Fgreeting"))
                .contains("Back to the file: /greeting");
        assertThat(console.post("/settings/reset", Map.of("plugin", "hello", "path", "/greeting"))
                        .statusCode())
                .isEqualTo(303);
        await().atMost(SOON).until(() -> answer().equals("Hi"));
    }

    @Test
    void valuesAreShownWithTheirOriginsAndBotsWithTheirs() {
        ConsoleClient console = platform.consoleOf("eve");

        assertThat(shown(console, "/system/config")).contains("/outbox/messagesPerSecond", "config/jackfield.yaml:");
        assertThat(shown(console, "/system/config?plugin=hello&bot=shop&contains=times"))
                .contains("config/bots/shop.yaml:2");
        assertThat(shown(console, "/plugins/hello/settings?bot=shop")).contains("config/bots/shop.yaml:2");
        assertThat(shown(console, "/bots/shop/settings"))
                .contains("name=\"/language\"")
                .doesNotContain("name=\"/token\"");

        assertThat(inside(console.post("/bots/shop/settings", Map.of("/language", "klingon"))
                        .body()))
                .contains("language is 'klingon'");
    }

    @Test
    void botIsPausedAndGoesOn() {
        ConsoleClient console = platform.consoleOf("eve");
        assertThat(shown(console, "/bots")).contains("/console/bots/shop", "webhook");
        assertThat(shown(console, "/bots/shop")).contains("/hello", "/telegram/shop", "/console/bots/shop/pause");

        assertThat(shown(console, "/bots/shop/pause")).contains("Pause shop?");
        assertThat(console.post("/bots/shop/pause", Map.of("reason", "a move")).statusCode())
                .isEqualTo(303);
        assertThat(shown(console, "/bots/shop")).contains("paused", "/console/bots/shop/resume");
        assertThat(console.post("/bots/shop/resume", Map.of()).statusCode()).isEqualTo(303);
        assertThat(shown(console, "/bots")).contains("webhook");
        assertThat(console.post("/bots/shop/check", Map.of()).statusCode()).isEqualTo(303);
        assertThat(shown(console, "/bots/shop")).contains("@shop_bot");
    }
}
