package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.jackfield.sandbox.telegram.faults.FaultRule;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bot as a member of a group: it speaks when spoken to. */
class GroupIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static long groups = -1_000_000_000_100L;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.servingHelper();

    private SandboxChat ada;
    private SandboxChat bob;

    @BeforeEach
    void meet() {
        SandboxUser first = platform.newUser("en");
        SandboxUser second = platform.newUser("en");
        long group = --groups;
        platform.telegram().addGroup(group, "Friends", first, second);
        platform.telegram().readsAllGroupMessages(platform.bot(), true);
        ada = platform.telegram().user(first).in(platform.bot(), group);
        bob = platform.telegram().user(second).in(platform.bot(), group);
        platform.sandbox().models().whenPromptContains("weather", Script.text("It is sunny."));
    }

    @Test
    void answersACommandWithItsName() {
        ada.send("/help@jackfield_helper_bot");

        assertThat(ada.nextReply().text()).startsWith("This is what I can do:");
    }

    @Test
    void answersAMentionAndRepliesToTheMessage() {
        SandboxMessage question = ada.send("@jackfield_helper_bot how is the weather?");

        SandboxMessage answer =
                ada.transcript().awaitMessage(message -> message.text().equals("It is sunny."), SOON);
        assertThat(answer.json().getJsonObject("reply_to_message").getLong("message_id"))
                .isEqualTo(question.id());
    }

    @Test
    void answersAReplyToItsOwnMessage() {
        ada.send("/help@jackfield_helper_bot");
        SandboxMessage help = ada.nextReply();

        bob.reply(help.id(), "And the weather?");

        ada.transcript().awaitText("It is sunny.", SOON);
    }

    @Test
    void leavesOtherTalkAlone() {
        ada.send("How is the weather, Bob?");
        bob.send("/start@another_bot");
        ada.send("/nonsense@jackfield_helper_bot");
        bob.send("/help@jackfield_helper_bot");

        assertThat(ada.nextReply().text()).startsWith("This is what I can do:");
        assertThat(ada.transcript().botMessageCount()).isOne();
    }

    @Test
    void answerGrowsByEditsAndStopsAtAButton() {
        Script endless = Script.tokens("word ".repeat(2_000).split("(?<= )")).every(Duration.ofMillis(30));
        platform.sandbox().models().whenPromptContains("talk for ever", endless);
        ada.send("@jackfield_helper_bot talk for ever");
        SandboxMessage growing =
                ada.transcript().awaitMessage(message -> message.buttons().contains("⏹ Stop"), SOON);
        SandboxMessage grown = ada.transcript()
                .awaitMessage(
                        message -> message.id() == growing.id()
                                && message.text().length() > growing.text().length(),
                        SOON);

        bob.press("⏹ Stop");
        SandboxMessage unstopped = ada.transcript()
                .awaitMessage(
                        message -> message.id() == growing.id()
                                && message.text().length() > grown.text().length(),
                        SOON);
        ada.press("⏹ Stop");

        ada.transcript().awaitText("⏹ Stopped.", SOON);
        SandboxMessage kept = ada.transcript().botMessages().getFirst();
        assertThat(kept.id()).isEqualTo(growing.id());
        assertThat(kept.text()).startsWith(unstopped.text().strip());
        assertThat(kept.buttons()).isEmpty();
        assertThat(ada.transcript().draftCount()).isZero();
        assertThat(ada.transcript().botMessageCount()).isEqualTo(2);
    }

    @Test
    void finishedAnswerThatMayNotTakeThePlaceOfItsPreviewComesInItsStead() {
        Script slow = Script.tokens("word ".repeat(60).split("(?<= )")).every(Duration.ofMillis(30));
        platform.sandbox().models().whenPromptContains("talk a while", slow);
        ada.send("@jackfield_helper_bot talk a while");
        SandboxMessage growing =
                ada.transcript().awaitMessage(message -> message.buttons().contains("⏹ Stop"), SOON);
        platform.telegram()
                .faults()
                .add(FaultRule.on("editMessageText").inChat(ada.id()).refuse("something new of 2030"));

        SandboxMessage whole = ada.transcript()
                .awaitMessage(
                        message -> message.text().equals("word ".repeat(60).strip()), SOON);

        await().atMost(SOON).until(() -> ada.transcript().botMessages().size() == 1);
        assertThat(whole.id()).isNotEqualTo(growing.id());
        assertThat(ada.transcript().botMessages().getFirst().buttons()).isEmpty();
        platform.telegram().faults().clear();
    }

    @Test
    void answersInTheTopicWhereItWasAskedAndKeepsTheirTalksApart() {
        platform.sandbox().models().whenPromptContains("remember", Script.text("Noted."));
        ada.send("Let us open some topics");
        SandboxChat steam = ada.openTopic();
        SandboxChat water = ada.openTopic();

        SandboxMessage asked = steam.send("please remember steam, @jackfield_helper_bot");
        SandboxMessage answer =
                ada.transcript().awaitMessage(message -> message.text().equals("Noted."), SOON);
        water.send("@jackfield_helper_bot how is the weather?");
        ada.transcript().awaitText("It is sunny.", SOON);

        assertThat(answer.json().getLong("message_thread_id"))
                .isEqualTo(asked.json().getLong("message_thread_id"));
        assertThat(platform.sandbox().models().requests().getLast().request().messages())
                .noneMatch(message -> message.text().contains("steam"));
    }

    @Test
    void editedMessageIsNotAnsweredAgain() {
        SandboxMessage question = ada.send("@jackfield_helper_bot how is the weather?");
        ada.transcript().awaitText("It is sunny.", SOON);

        ada.edit(question.id(), "@jackfield_helper_bot how is the weather now?");
        ada.send("/help@jackfield_helper_bot");

        ada.transcript().awaitMessage(message -> message.text().startsWith("This is what I can do:"), SOON);
        assertThat(ada.transcript().botMessageCount()).isEqualTo(2);
    }
}
