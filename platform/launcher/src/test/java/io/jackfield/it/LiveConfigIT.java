package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files of bots and plugins that change while the host runs. */
class LiveConfigIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [price]\n")
            .with(PluginJar.command(
                            "price",
                            "price",
                            "Reply.text(price + \" \" + request.config().text(\"currency\", \"EUR\"))")
                    .onLoad("price = context.config().number(\"price\", 1, 100, 5);")
                    .field("private final int price;"))
            .with(PluginJar.command("hours", "hours", "Reply.text(\"Nine to five\")"));

    private static void rewriteBot(String yaml) {
        platform.home()
                .write("config/bots/shop.yaml", "token: " + platform.bot().token() + "\n" + yaml);
    }

    private static String answerTo(String command) {
        SandboxChat chat = platform.newcomer();
        chat.send(command);
        return chat.nextReply().text();
    }

    @Test
    void botGetsAnotherPluginAndOtherSettingsWithoutARestart() {
        assertThat(answerTo("/price")).isEqualTo("5 EUR");

        rewriteBot("plugins: {price: {currency: UZS}, hours: {}}\n");

        await().atMost(SOON).until(() -> answerTo("/hours").equals("Nine to five"));
        assertThat(answerTo("/price")).isEqualTo("5 UZS");
    }

    @Test
    void pluginComesUpAnewWithItsOwnFile() {
        platform.home().write("config/plugins/price.yaml", "price: 7\n");

        await().atMost(SOON).until(() -> answerTo("/price").startsWith("7 "));
    }

    @Test
    void changeThatCannotBeReadIsToldAndTheFormerGoesOn() {
        String before = answerTo("/price");
        try (LogLines log = LogLines.capture()) {
            rewriteBot("plugins: {price: {}}\nlanguage: klingon\n");

            await().atMost(SOON)
                    .until(() -> log.complaints().stream().anyMatch(line -> line.contains("config/bots/shop.yaml")));
            assertThat(log.complaints()).singleElement().asString().contains("klingon", "two letters such as en or ru");
        }
        assertThat(answerTo("/price")).isEqualTo(before);
        rewriteBot("plugins: {price: {}}\n");
    }

    @Test
    void conflictThatABotsFileMakesIsShownAndTheFirstKeepsTheCommand() {
        platform.home().install(PluginJar.command("rival", "price", "Reply.text(\"Rival\")"));
        await().atMost(SOON)
                .until(() -> platform.host().plugins().stream()
                        .anyMatch(status -> status.id().equals("rival")));

        rewriteBot("plugins: {rival: {}, price: {}}\n");

        await().atMost(SOON)
                .until(() -> problem("price.jar")
                        .equals("brings /price, which rival brings to the bot shop already; take one of the two out of"
                                + " config/bots/shop.yaml"));
        assertThat(answerTo("/price")).isEqualTo("Rival");
        rewriteBot("plugins: {price: {}}\n");
        await().atMost(SOON).until(() -> problem("price.jar").isEmpty());
        await().atMost(SOON).until(() -> answerTo("/price").endsWith(" EUR"));
    }

    private static String problem(String jar) {
        return platform.host().plugins().stream()
                .filter(status -> status.jar().endsWith(jar))
                .findFirst()
                .flatMap(PluginStatus::problem)
                .orElse("");
    }

    @Test
    void jarThatWasLeftOutForItsSettingsComesUpWithBetterOnes() {
        platform.home()
                .install(PluginJar.command("strict", "strict", "Reply.text(\"Here\")")
                        .onLoad("context.config().requiredText(\"key\");"));
        await().atMost(SOON)
                .until(() -> platform.host().plugins().stream()
                        .anyMatch(status -> status.problem().isPresent()));

        platform.home().write("config/plugins/strict.yaml", "key: there\n");

        await().atMost(SOON)
                .until(() -> platform.host().plugins().stream()
                        .noneMatch(status -> status.problem().isPresent()));
    }
}
