package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.jackfield.sandbox.telegram.faults.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Telegram as it can be: it limits, fails, hangs up and refuses. No answer is lost or doubled, and order is kept. */
class TelegramTroubleIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("echo", "plugins: [echo]\nfreeText: echo\n")
            .with(PluginJar.of(
                    "echo", "public CommandSpec spec() { return CommandSpec.freeText(); }\n" + PluginJar.handle("""
                            return request.argument().startsWith("bold")
                                ? Reply.markdown("**" + request.argument() + "**")
                                    .keyboard(Keyboard.inline(List.of(Button.action("Yes", "yes", "1"))))
                                : Reply.text(request.argument());
                            """)));

    @AfterEach
    void endTrouble() {
        platform.telegram().faults().clear();
    }

    @Test
    void everyAnswerArrivesOnceAndInOrderWhenOneCallInFiveIsRefusedFor429() {
        platform.telegram().faults().add(FaultRule.on("sendMessage").every(5).rateLimit(1));

        assertEverythingArrives(5, 8);
    }

    @Test
    void everyAnswerArrivesOnceAndInOrderThrough500sAndCutConnections() {
        platform.telegram()
                .faults()
                .add(FaultRule.on("sendMessage").every(5).error(502))
                .add(FaultRule.on("sendMessage").every(7).cutBefore());

        assertEverythingArrives(8, 6);
    }

    @Test
    void answerWhoseReceiptIsLostIsSentOnceMore() {
        SandboxChat ada = platform.newcomer();
        platform.telegram().faults().add(FaultRule.on("sendMessage").next(1).cutAfter());

        ada.send("first");
        ada.send("second");

        ada.transcript().awaitText("second", LIMIT);
        assertThat(ada.transcript().botMessages())
                .extracting(SandboxMessage::text)
                .containsExactly("first", "first", "second");
    }

    @Test
    void chatThatHasBlockedTheBotIsDroppedAndOthersGoOn() {
        SandboxChat ada = platform.newcomer();
        ada.send("before");
        assertThat(ada.nextReply().text()).isEqualTo("before");
        platform.telegram()
                .faults()
                .add(FaultRule.on("sendMessage").inChat(ada.id()).next(1).error(403));
        int undeliverable = platform.journal().undeliverable();

        ada.send("lost");
        await().atMost(LIMIT).until(() -> platform.journal().undeliverable() > undeliverable);

        assertEverythingArrives(3, 3);
        ada.send("after");
        assertThat(ada.nextReply().text()).isEqualTo("after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entity URL \"http://localhost/\" is invalid",
                "can't parse entities: something",
                "BUTTON_DATA_INVALID",
                "inline keyboard button URL 'x' is invalid: Wrong HTTP URL",
                "message to be replied not found",
                "message thread not found",
                "TOPIC_CLOSED",
                "something new of 2030"
            })
    void noRefusalEndsAnAnswer(String words) {
        SandboxChat ada = platform.newcomer();
        platform.telegram()
                .faults()
                .add(FaultRule.on("sendMessage").inChat(ada.id()).next(1).refuse(words));

        ada.send("bold word");
        ada.send("next");

        ada.transcript().awaitText("next", LIMIT);
        assertThat(ada.transcript().botMessages())
                .extracting(SandboxMessage::text)
                .containsExactly("bold word", "next");
    }

    @Test
    void userAndOperatorAreToldWhenNoFormOfAnAnswerIsTaken() {
        SandboxChat ada = platform.newcomer();
        int undeliverable = platform.journal().undeliverable();
        platform.telegram()
                .faults()
                .add(FaultRule.on("sendMessage").inChat(ada.id()).next(2).refuse("something new of 2030"));

        ada.send("bold word");

        assertThat(ada.nextReply().text()).startsWith("Sorry, Telegram did not let me show this answer.");
        await().atMost(LIMIT).until(() -> platform.journal().undeliverable() == undeliverable + 1);
        assertThat(platform.journal()
                        .column("select error from journal where state = 4 order by update_id desc limit 1"))
                .containsExactly("Bad Request: something new of 2030");
    }

    @Test
    void answerInATopicArrivesThoughItsQuestionIsGone() {
        SandboxUser user = platform.newUser("en");
        long group = -1_000_000_000_900L;
        platform.telegram().addGroup(group, "Team", user);
        SandboxChat ada = platform.telegram().user(user).in(platform.bot(), group);
        ada.send("Let us open a topic; the first one has the number of the general one");
        long topic = ada.openTopic().send("hello all").threadId().orElseThrow();

        platform.telegram().deliver(platform.bot(), """
                {"message": {"message_id": 9105, "date": %d, "text": "@%s anybody?", "message_thread_id": %d,
                  "is_topic_message": true, "entities": [{"type": "mention", "offset": 0, "length": %d}],
                  "chat": {"id": %d, "type": "supergroup", "title": "Team", "is_forum": true},
                  "from": {"id": %d, "is_bot": false, "first_name": "Ada"}}}""".formatted(
                        System.currentTimeMillis() / 1_000,
                        platform.bot().username(),
                        topic,
                        platform.bot().username().length() + 1,
                        group,
                        user.id()));

        assertThat(ada.nextReply().threadId()).hasValue(topic);
    }

    private static void assertEverythingArrives(int chatCount, int messages) {
        List<SandboxChat> chats = IntStream.range(0, chatCount)
                .mapToObj(index -> platform.newcomer())
                .toList();
        List<String> texts = IntStream.rangeClosed(1, messages)
                .mapToObj(number -> "number " + number)
                .toList();

        texts.forEach(text -> chats.forEach(chat -> chat.send(text)));

        for (SandboxChat chat : chats) {
            chat.transcript().awaitText(texts.getLast(), LIMIT);
            assertThat(chat.transcript().botMessages())
                    .extracting(SandboxMessage::text)
                    .containsExactlyElementsOf(texts);
        }
        await().atMost(LIMIT).until(() -> platform.journal().unfinished() == 0);
    }
}
