package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.payment.PaymentOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestChatTest {
    @RegisterExtension
    final JackfieldExtension jackfield =
            JackfieldExtension.with(LabCommand.class).offer("instant", "ChatGPT Instant", "openai", false);

    @Test
    void pressEditsTheMenuInPlace() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab menu");
        assertThat(ada.nextReply().buttons()).containsExactly("✅ one", "two", "Site", "Close");

        ada.presses("two");

        TestReply menu = ada.nextReply();
        assertThat(menu.isEdit()).isTrue();
        assertThat(menu.buttons()).startsWith("one", "✅ two");
        assertThat(menu.button("Site").link()).hasToString("Optional[https://example.org]");
        assertThat(ada.toast()).isEqualTo("Chosen");
        assertThat(ada.onScreen()).containsExactly(menu);
        assertThat(ada.unread()).isEmpty();
    }

    @Test
    void closedMenuIsGoneFromTheScreen() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab menu");

        ada.presses("Close");

        assertThat(ada.onScreen()).isEmpty();
        assertThat(ada.transcript()).contains("(bot removes 'Which?')");
    }

    @Test
    void longArgumentOfAButtonComesBackWhole() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab long");

        ada.presses("Go");

        assertThat(ada.alert()).isEqualTo("500 characters");
    }

    @Test
    void conversationGoesFromStepToStepAndCanBeLeft() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab form");
        ada.sends("Lovelace");
        ada.sends("36");
        assertThat(ada.lastReply().text()).isEqualTo("Lovelace, 36");

        ada.sends("/lab form");
        ada.sends("/cancel");

        assertThat(ada.lastReply().text()).isEqualTo("Cancelled.");
        ada.sends("/cancel");
        assertThat(ada.lastReply().text()).isEqualTo("There is nothing to cancel.");
    }

    @Test
    void keysSendTheirLabel() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab keys");
        assertThat(ada.nextReply().keys()).containsExactly("Tea", "Coffee");

        ada.presses("Tea");

        assertThat(ada.nextReply().text()).isEqualTo("You said: Tea (COMPLETE)");
    }

    @Test
    void filesAndContactsArrive() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sendsPhoto(new byte[3]);
        ada.sendsDocument("a.txt", "text/plain", "four".getBytes(StandardCharsets.UTF_8));
        ada.sendsVoice(new byte[5]);
        ada.sendsContact("+4412345");

        assertThat(ada.replies())
                .extracting(TestReply::text)
                .containsExactly("Bytes: 3", "Bytes: 4", "Bytes: 5", "Number +4412345");
    }

    @Test
    void pictureComesWithItsCaption() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/lab picture");

        TestReply picture = ada.nextReply();
        assertThat(picture.text()).isEqualTo("Bold");
        assertThat(picture.entities()).containsExactly(new TestReply.Entity("bold", "Bold", ""));
        assertThat(picture.attachment().isPhoto()).isTrue();
        assertThat(picture.attachment().content()).containsExactly(1, 2);
    }

    @Test
    void invoiceIsAskedAboutAndPaid() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab invoice");
        assertThat(ada.nextReply().invoice().price().minorUnits()).isEqualTo(5);

        assertThat(ada.triesToPay()).as("there is no such order").isPresent();
        jackfield.orders().add(tea(ada));

        ada.pays();

        assertThat(jackfield.orders().timesGranted("tea")).isOne();
        assertThat(ada.transcript()).contains("<invoice 'Tea' 5 XTR>", "(the ledger hears of it)");
        assertThat(ada.triesToPay().orElseThrow()).startsWith("This has been paid already");
        assertThat(ada.unread()).isEmpty();
        assertThat(jackfield.orders().transactions()).hasSize(1);
    }

    private PaymentOrder tea(TestChat buyer) {
        return new PaymentOrder(
                "tea",
                new Person(buyer.id(), "Ada", "", Optional.empty(), "en"),
                Recipient.of("test", buyer.id()),
                new PaymentOrder.Product("tea", Optional.empty(), false, Map.of()),
                "Tea",
                "A cup of tea",
                new Money(5, "XTR"),
                PaymentOrder.State.OPEN,
                jackfield.clock().instant().plus(Duration.ofDays(1)),
                Map.of());
    }

    @Test
    void groupsHearCommandsMentionsAndReplies() {
        TestChat friends = jackfield.telegram().group("Friends", "Ada", "Ben");

        friends.sends("nice weather");
        friends.sends("/lab@other_bot menu");
        assertThat(friends.replies()).isEmpty();

        friends.sends("/lab@test_bot menu");
        friends.as("Ben").sends("@test_bot hello");
        friends.as("Ben").repliesTo(friends.lastReply(), "and you?");

        assertThat(friends.replies())
                .extracting(TestReply::text)
                .containsExactly("Which?", "You said: hello (COMPLETE)", "You said: and you? (COMPLETE)");
        assertThat(friends.transcript()).contains("Ada: nice weather", "Ben: @test_bot hello");
    }

    @Test
    void whatAFailedHandlerWroteIsDropped() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab remember");

        ada.sends("/lab boom");

        assertThat(ada.failure().error()).isEqualTo(StandardError.PLUGIN_FAULT);
        assertThat(ada.lastReply().text()).startsWith("Sorry, something went wrong");
        ada.sends("/lab seen");
        assertThat(ada.lastReply().text()).isEqualTo("yes");
    }

    @Test
    void failureOfThePluginsOwnIsToldInItsWords() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/lab declined");

        assertThat(ada.failure().own().orElseThrow().code()).isEqualTo("lab.declined");
        assertThat(ada.lastReply().text()).isEqualTo("Your bank said no.");
    }

    @Test
    void retryableFailureIsTriedAgain() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/lab busy");

        assertThat(ada.nextReply().text()).isEqualTo("At try 3");
    }

    @Test
    void everyTryOfAnUpdateHasItsKeyAndNoOtherUpdateHasIt() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/lab key");
        String first = ada.nextReply().text();
        ada.sends("/lab key");

        assertThat(first).matches("[^ ]{1,64}");
        assertThat(ada.nextReply().text().split(" ")).hasSize(2).contains(first);
    }

    @Test
    void dueJobsRunWhenTheClockIsTurned() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab later");
        ada.nextReply();

        jackfield.clock().advance(Duration.ofMinutes(4));
        assertThat(ada.unread()).isEmpty();
        jackfield.clock().advance(Duration.ofDays(1));

        assertThat(ada.nextReply().text()).startsWith("Remember the tea at 2026-01-05T09:05");
        assertThat(jackfield.pushed()).hasSize(1);
        assertThat(jackfield.jobFailure().error()).isEqualTo(StandardError.PLUGIN_FAULT);
    }

    @Test
    void telegramsRulesHoldForReplies() {
        HostSwitch.requireMemory("the rules are those of the chats in memory");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        TestChat friends = jackfield.telegram().group("Friends", "Ada");

        assertThatThrownBy(() -> ada.sends("/lab crowd")).hasMessageContaining("a row has 9 buttons");
        assertThatThrownBy(() -> friends.sends("/lab contact")).hasMessageContaining("private chats only");
    }

    @Test
    void callsWithoutAWordInTheContractAreKept() {
        jackfield.telegram().privateChatWith("Ada").sends("/lab typing");

        assertThat(jackfield.telegram().calls())
                .singleElement()
                .satisfies(call -> assertThat(call.parameters()).containsEntry("action", "typing"));
    }

    @Test
    void chosenLanguageWinsOverTelegrams() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.sends("/lab language");
        assertThat(ada.nextReply().text()).isEqualTo("ru");

        ada.preferences().put("language", "en");
        ada.sends("/lab language");

        assertThat(ada.nextReply().text()).isEqualTo("en");
    }

    @Test
    void dialogueIsKeptPerChat() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        TestChat ben = jackfield.telegram().privateChatWith("Ben");

        ada.sends("one");
        ada.sends("two");
        ben.sends("three");

        assertThat(ada.dialogue())
                .extracting(ModelMessage::text)
                .containsExactly("one", "You said: one", "two", "You said: two");
        assertThat(ben.dialogue()).hasSize(2);
    }

    @Test
    void missingButtonShowsTheConversation() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab menu");

        assertThatThrownBy(() -> ada.presses("three"))
                .hasMessageContaining("there is no button 'three'")
                .hasMessageContaining("Ada: /lab menu")
                .hasMessageContaining("[✅ one] [two]");
    }

    @Test
    void whatIsSeenReadsAsASentence() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/lab menu");
        ada.sends("/lab remember");

        assertThat(ada.seesPart("hic").buttons()).contains("Site");
        ada.sees("Noted");
        ada.seesNothingMore();
        assertThatThrownBy(() -> ada.sees("More")).hasMessageContaining("there is no further reply");
    }

    @Test
    void otherSightThanExpectedShowsTheConversation() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab remember");
        ada.sends("/lab remember");

        assertThatThrownBy(() -> ada.sees("Forgotten"))
                .hasMessageContaining("another text than expected")
                .hasMessageContaining("Ada: /lab remember");
        assertThatThrownBy(ada::seesNothingMore).hasMessageContaining("[Noted]");
    }

    @Test
    void messageComesWhenTelegramAllows() {
        HostSwitch.requireMemory("half a minute is waited for");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        jackfield.telegram().refusesNext(2, Duration.ofSeconds(15));

        ada.sends("/lab remember");
        ada.sends("/lab seen");
        jackfield.clock().advance(Duration.ofSeconds(29));
        ada.seesNothingMore();
        assertThat(ada.transcript()).contains("429: come back in 30 s");
        jackfield.clock().advance(Duration.ofSeconds(1));

        ada.sees("Noted");
        ada.sees("yes");
    }

    @Test
    void callThroughTheMessageDeskIsRefusedWithTheTimeToWait() {
        HostSwitch.requireMemory("only there a call fails at once");
        jackfield.telegram().refusesNext(Duration.ofSeconds(7));

        assertThatThrownBy(() -> jackfield.context().messages().call("test", "sendDice", Map.of("chat_id", 1)))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(7)));
        assertThat(jackfield.context().messages().call("test", "sendDice", Map.of("chat_id", 1)))
                .isEqualTo(true);
    }

    @Test
    void blockedBotReachesNobody() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.blocksTheBot();

        jackfield.context().messages().send(Recipient.of("test", ada.id()), Reply.text("News"));

        ada.seesNothingMore();
        assertThatThrownBy(() -> ada.sends("/lab menu")).hasMessageContaining("has blocked the bot");
        ada.unblocksTheBot();
        ada.sends("/lab seen");
        ada.sees("no");
    }
}
