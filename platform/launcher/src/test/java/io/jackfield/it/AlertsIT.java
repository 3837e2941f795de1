package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What needs somebody is on one list, each with what can be done, and in the operators' topic; a snooze outlives a
 * restart.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long GROUP = -1_000_000_777_001L;
    private static final String BROKEN = "jar broken.jar";
    private static final String QUARANTINE = "quarantine moody";
    private static final int FAILURES = 10;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [moody]\n")
            .with(PluginJar.command("moody", "moody", "Reply.text(\"\" + 1 / (request.argument().length() - 4))"))
            .with(PluginJar.command("broken", "broken", "Reply.text(\"never\")")
                    .onLoad("if (true) { throw new IllegalStateException(\"on purpose\"); }"));

    private static Optional<JsonObject> alert(String key) {
        return alerts().filter(alert -> alert.getString("key").equals(key)).findFirst();
    }

    private static Stream<JsonObject> alerts() {
        return platform.readAdmin("/alerts").getJsonArray("alerts").stream().map(JsonObject.class::cast);
    }

    @Test
    @Order(1)
    void jarThatIsLeftOutAndPluginInQuarantineAreAlertsAboutThem() {
        SandboxChat ada = platform.newcomer();
        for (int call = 0; call < FAILURES; call++) {
            ada.send("/moody fail");
            assertThat(ada.nextReply().text()).startsWith("Sorry, something went wrong");
        }

        await().atMost(SOON)
                .until(() -> alert(QUARANTINE).isPresent() && alert(BROKEN).isPresent());

        JsonObject quarantine = alert(QUARANTINE).orElseThrow();
        assertThat(quarantine.getString("severity")).isEqualTo("critical");
        assertThat(quarantine.getJsonObject("object"))
                .isEqualTo(new JsonObject("{\"kind\":\"plugin\",\"name\":\"moody\"}"));
        assertThat(alert(BROKEN).orElseThrow().getString("words")).contains("on purpose");
        assertThat(alerts().map(alert -> alert.getString("severity")).toList())
                .as("the most urgent first")
                .startsWith("critical");
    }

    @Test
    @Order(2)
    void snoozeOutlivesARestartAndEndsWhenAsked() {
        await().atMost(SOON).until(() -> alert(BROKEN).isPresent());
        String since = alert(BROKEN).orElseThrow().getString("since");
        await().atMost(SOON)
                .until(() -> platform.journal()
                        .column("select key from alert where key = '" + BROKEN + "'")
                        .equals(List.of(BROKEN)));
        JsonObject snoozed = platform.askAdmin(
                "/alerts/snooze",
                new JsonObject().put("by", "eve").put("key", BROKEN).put("hours", 48));
        assertThat(snoozed.getJsonObject("snoozed").getString("by")).isEqualTo("eve");

        platform.restart();

        await().atMost(SOON).until(() -> alert(BROKEN).isPresent());
        assertThat(alert(BROKEN).orElseThrow().containsKey("snoozed")).isTrue();
        assertThat(alert(BROKEN).orElseThrow().getString("since"))
                .as("as old as it was before the restart")
                .isEqualTo(since);
        platform.askAdmin("/alerts/unsnooze", new JsonObject().put("by", "eve").put("key", BROKEN));
        assertThat(alert(BROKEN).orElseThrow().containsKey("snoozed")).isFalse();
    }

    @Test
    @Order(3)
    void whatIsNotOpenOrTooLongIsRefused() {
        JsonObject order = new JsonObject().put("by", "eve").put("key", "nothing");

        assertThat(platform.askAdmin("/alerts/snooze", order).getString("detail"))
                .isEqualTo("no alert 'nothing' is open; it is over");
        assertThat(platform.askAdmin(
                                "/alerts/snooze",
                                order.copy().put("key", BROKEN).put("hours", 2161))
                        .getString("detail"))
                .isEqualTo("hours is '2161'; use a whole number of 1 to 2160");
    }

    @Test
    @Order(4)
    void operatorsTopicIsToldAndRepairedJarEndsTheAlert() {
        SandboxUser eve = platform.newUser("en");
        platform.telegram().addGroup(GROUP, "Operators", eve);
        SandboxChat topic =
                platform.telegram().user(eve).in(platform.bot(), GROUP).openTopic();
        long thread = Long.parseLong(
                topic.send("hello").json().getValue("message_thread_id").toString());
        try (LogLines log = LogLines.capture()) {
            platform.home()
                    .write(
                            "config/bots/shop.yaml",
                            "token: " + platform.bot().token() + "\nplugins: [moody]\noperatorChat: {chat: " + GROUP
                                    + ", thread: " + thread + "}\n");
            await().atMost(SOON)
                    .until(() -> log.lines("LiveConfig").stream().anyMatch(line -> line.contains("is taken over")));
        }

        platform.home().write("config/plugins/moody.yaml", "{");

        assertThat(topic.transcript()
                        .awaitMessage(message -> message.text().startsWith("⚠️"), SOON)
                        .json()
                        .getLong("message_thread_id"))
                .isEqualTo(thread);
        platform.home().write("config/plugins/moody.yaml", "");
        platform.home().remove("broken.jar");
        await().atMost(SOON).until(() -> alert(BROKEN).isEmpty());
    }
}
