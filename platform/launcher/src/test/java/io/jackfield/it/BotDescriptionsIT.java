package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a bot's file says of it is what Telegram shows before the first message. */
class BotDescriptionsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("tells", """
                    language: ru
                    plugins: [command-hello]
                    description: {en: I count sheep., ru: Считаю овец.}
                    shortDescription: "Support: @shepherd"
                    """)
            .with(PluginJar.command("command-hello", "hello", "Reply.text(\"Hello\")"));

    private static String shown(String what, String field, String language) {
        return platform.api()
                .ask("getMy" + what, new JsonObject().put("language_code", language))
                .getJsonObject("result")
                .getString(field);
    }

    @Test
    void botSaysWhatItsFileSaysInEachLanguageAndKeepsItWhenTheHostComesAgain() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shown("ShortDescription", "short_description", ""))
                        .isEqualTo("Support: @shepherd"));
        assertThat(shown("Description", "description", "en")).isEqualTo("I count sheep.");
        assertThat(shown("Description", "description", "ru")).isEqualTo("Считаю овец.");
        assertThat(shown("Description", "description", "uz"))
                .as("the bot's own language for all others")
                .isEqualTo("Считаю овец.");

        platform.api().ask("setMyDescription", new JsonObject().put("description", "Somebody else's words"));
        platform.restart();

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(shown("Description", "description", "uz")).isEqualTo("Считаю овец."));
    }
}
