package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jars that come, change and go while the host runs. */
class JarsIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String UNKNOWN = "I don’t know this command.";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [good, late, story, gone]\n")
            .with(PluginJar.command("good", "good", "Reply.text(\"Good\")"));

    @Test
    void jarDroppedInIsLiveAndInTelegramsMenu() {
        SandboxChat ada = platform.newcomer();
        ada.send("/late");
        assertThat(ada.nextReply().text()).isEqualTo(UNKNOWN);

        platform.home().install(PluginJar.command("late", "late", "Reply.text(\"Better than never\")"));

        await().atMost(SOON).until(() -> isLive("late", "1.0.0"));
        ada.send("/late");
        assertThat(ada.nextReply().text()).isEqualTo("Better than never");
        await().atMost(SOON).until(() -> menu().contains("late"));
    }

    @Test
    void jarDeletedIsUnknownAndOutOfTelegramsMenu() {
        platform.home().install(PluginJar.command("gone", "gone", "Reply.text(\"Here\")"));
        await().atMost(SOON).until(() -> isLive("gone", "1.0.0") && menu().contains("gone"));
        SandboxChat ada = platform.newcomer();

        platform.home().remove("gone.jar");

        await().atMost(SOON).until(() -> !menu().contains("gone"));
        ada.send("/gone");
        assertThat(ada.nextReply().text()).isEqualTo(UNKNOWN);
        ada.send("/good");
        assertThat(ada.nextReply().text()).isEqualTo("Good");
    }

    @Test
    void newerVersionTakesOverWhileCallsConversationsAndMemoryGoOn() {
        platform.home().install(story("1.0.0"));
        await().atMost(SOON).until(() -> isLive("story", "1.0.0"));
        SandboxChat slow = platform.newcomer();
        SandboxChat talking = platform.newcomer();
        talking.send("/story ask");
        assertThat(talking.nextReply().text()).isEqualTo("1.0.0 asks");
        slow.send("/story slow");
        await().atMost(SOON).until(() -> "begun".equals(System.getProperty("jackfield.it.story")));

        platform.home().install(story("2.0.0"));
        await().atMost(SOON).until(() -> isLive("story", "2.0.0"));
        SandboxChat quick = platform.newcomer();
        quick.send("/story");
        assertThat(quick.nextReply().text()).isEqualTo("2.0.0 tells");

        System.setProperty("jackfield.it.story", "finish");
        assertThat(slow.nextReply().text()).isEqualTo("1.0.0 is slow");
        talking.send("blue");
        assertThat(talking.nextReply().text()).isEqualTo("2.0.0 heard blue, 1.0.0 had asked");
        System.clearProperty("jackfield.it.story");
    }

    private static PluginJar story(String version) {
        return PluginJar.of("story", PluginJar.spec("story") + """
                                public Reply handle(CommandRequest request) throws Exception {
                                    String version = "VERSION";
                                    if (request.argument().equals("ask")) {
                                        request.memory().put("asked", version);
                                        return Reply.text(version + " asks").expect(Step.named("colour"));
                                    }
                                    if (request.argument().equals("slow")) {
                                        System.setProperty("jackfield.it.story", "begun");
                                        while (!"finish".equals(System.getProperty("jackfield.it.story"))) {
                                            Thread.sleep(10);
                                        }
                                        return Reply.text(new Ending(version).words());
                                    }
                                    return Reply.text(version + " tells");
                                }
                                /** Not loaded before the old version is replaced. */
                                private record Ending(String version) {
                                    String words() { return version + " is slow"; }
                                }
                                public Reply onStep(StepAnswer answer) {
                                    return Reply.text("VERSION heard " + answer.message().text() + ", "
                                        + answer.memory().get("asked").orElse("nobody") + " had asked");
                                }
                                """.replace("VERSION", version))
                .version(version);
    }

    private static boolean isLive(String plugin, String version) {
        return platform.host().plugins().stream()
                .anyMatch(status -> status.id().equals(plugin)
                        && status.version().equals(version)
                        && status.problem().isEmpty());
    }

    /** The commands that Telegram shows in private chats. */
    private static List<String> menu() {
        JsonObject privately = new JsonObject("{\"scope\": {\"type\": \"all_private_chats\"}}");
        return platform.api().ask("getMyCommands", privately).getJsonArray("result").stream()
                .map(command -> ((JsonObject) command).getString("command"))
                .toList();
    }
}
