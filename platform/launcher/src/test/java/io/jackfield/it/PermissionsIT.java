package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a plugin has not asked for, or the operator keeps back, the host does not hand out. */
class PermissionsIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String FAULT =
            "Sorry, something went wrong on our side. We have been told and will look into it.";
    private static final String SEND = "context.messages().send(Recipient.of(\"shop\", 1), Reply.text(\"psst\"));";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving(
                    "shop", "plugins: [quiet, secretive, curious, held, later, keen, old, good]\n")
            .set("plugins.trust", "{permissions: {held: [secrets], later: []}}")
            .pluginConfig("secretive", "apiKey: sk-1\n")
            .pluginConfig("curious", "apiKey: sk-1\n")
            .with(plugin("good", "return Reply.text(\"Good\");"))
            .with(plugin(
                            "quiet",
                            "if (request.argument().equals(\"raw\")) {"
                                    + " return Reply.call(\"sendMessage\", Map.of(\"chat_id\", 1, \"text\", \"psst\")); } "
                                    + SEND + " return Reply.text(\"sent\");")
                    .manifest("Plugin-Permissions", ""))
            .with(plugin("held", SEND + " return Reply.text(\"sent\");")
                    .manifest("Plugin-Permissions", "messages, secrets"))
            .with(plugin("later", SEND + " return Reply.text(\"sent\");"))
            .with(plugin(
                            "keen",
                            "desk.send(Recipient.of(\"shop\", 1), Reply.text(\"psst\")); return Reply.text(\"sent\");")
                    .field("private final io.jackfield.api.desk.MessageDesk desk;")
                    .onLoad("desk = context.messages();"))
            .with(plugin("secretive", "return Reply.text(context.config().requiredText(\"apiKey\"));")
                    .manifest("Plugin-Permissions", "secrets"))
            .with(plugin("curious", "return Reply.nothing();")
                    .onLoad("context.config().text(\"apiKey\");")
                    .manifest("Plugin-Permissions", "host:api.example.com"))
            .with(plugin("old", "return Reply.text(Greeting.word());")
                    .against(
                            "io.jackfield.api.chat.Greeting",
                            "package io.jackfield.api.chat; public class Greeting {"
                                    + " public static String word() { return \"\"; } }"));

    private static LogLines log;

    private static PluginJar plugin(String id, String body) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle(body));
    }

    @BeforeAll
    static void listen() {
        log = LogLines.capture();
    }

    @AfterAll
    static void endLog() {
        log.close();
    }

    private static String problem(String id) {
        return platform.host().plugins().stream()
                .filter(status -> status.jar().endsWith(id + ".jar"))
                .findFirst()
                .flatMap(PluginStatus::problem)
                .orElse("");
    }

    private static void assertRefused(String command, String reason) {
        SandboxChat ada = platform.newcomer();

        ada.send(command);

        assertThat(ada.nextReply().text()).startsWith(FAULT + "\nCode: ");
        await().atMost(SOON)
                .until(() -> platform.journal().deadLetters().stream()
                        .anyMatch(letter -> letter.payload().contains(command)
                                && letter.error().contains(reason)));
    }

    @Test
    void messagesNeedThePermission() {
        assertRefused(
                "/quiet send",
                "plugin quiet may not write to any chat: its jar does not ask for it; add messages to plugin.permissions");
    }

    @Test
    void rawCallForAnotherChatNeedsThePermission() {
        assertRefused("/quiet raw", "plugin quiet may not call sendMessage for the other chat 1");
    }

    @Test
    void operatorKeepsBackWhatIsNotListed() {
        assertRefused("/held", "the operator keeps that back; add messages to plugins.trust.permissions.held");
    }

    @Test
    void operatorGrantsMoreWithoutARestart() {
        assertRefused("/later", "plugins.trust.permissions.later");

        platform.change("plugins.trust", "{permissions: {held: [secrets], later: [messages]}}");

        await().atMost(SOON).until(() -> {
            SandboxChat ada = platform.newcomer();
            ada.send("/later");
            return ada.nextReply().text().equals("sent");
        });
    }

    /** It asks for the desk when it comes up, so with less it cannot come up, and the version before goes on. */
    @Test
    void whatTheOperatorTakesBackCountsAtOnceAlsoWhereThePluginCannotComeUpWithoutIt() {
        String before =
                platform.change("plugins.trust", "{permissions: {held: [secrets], later: [messages], keen: []}}");

        await().atMost(SOON).until(() -> problem("keen").contains("plugins.trust.permissions.keen"));
        assertRefused("/keen", "add messages to plugins.trust.permissions.keen");
        platform.change("plugins.trust", before);
        await().atMost(SOON).until(() -> problem("keen").isEmpty());
    }

    @Test
    void secretsAreForThoseWhoDeclareThem() {
        SandboxChat ada = platform.newcomer();

        ada.send("/secretive");

        assertThat(ada.nextReply().text()).isEqualTo("sk-1");
        assertThat(problem("curious"))
                .isEqualTo("plugin curious may not read the secret apiKey: its jar does not ask for it; add secrets to"
                        + " plugin.permissions in its pom (Plugin-Permissions of the manifest)");
    }

    @Test
    void removedPartOfTheContractIsExplainedByName() {
        assertThat(problem("old"))
                .contains("uses io.jackfield.api.chat.Greeting, which API 0.2.0 does not have:"
                        + " removed in API 0.0.9, use Reply.text(String) instead");
    }

    @Test
    void whatAPluginMayUseIsSaidWhenItIsLive() {
        platform.home()
                .install(plugin("good", "return Reply.text(\"Good\");")
                        .version("2.0.0")
                        .manifest("Plugin-Permissions", "web, host:api.example.com"));

        await().atMost(SOON)
                .until(() -> log.lines("PluginRoom").stream()
                        .anyMatch(line -> line.contains(
                                "good 2.0.0 is live, from good.jar;" + " may use web, host:api.example.com")));
    }
}
