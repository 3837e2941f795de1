package io.jackfield.command.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Period;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StartCommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(StartCommand.class)
            .commands(
                    CommandSpec.freeText(),
                    CommandSpec.command("model").described("Choose who answers").described("ru", "Выбрать модель"),
                    CommandSpec.command("help").described("What I can do").in(ChatKind.PRIVATE),
                    CommandSpec.command("hidden"));

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void greetsByNameWithAButtonForEachCommandOfTheBot() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/start");

        TestReply welcome = ada.sees("""
                Hello, Ada! I am Test Bot.

                Just write to me: ask a question, give me a text, think out loud.""");
        assertThat(welcome.buttons()).containsExactly("Choose who answers", "What I can do");
        ada.presses("What I can do");
        ada.sees("(another plugin answers)");
    }

    @Test
    void greetsInTheLanguageOfTheUser() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");

        ada.sends("/start");

        assertThat(ada.nextReply().text()).startsWith("Здравствуйте, Ада! Я — Test Bot.");
        assertThat(ada.lastReply().buttons()).startsWith("Выбрать модель");
    }

    @Test
    void deepLinkIsGreetedLikeEverybody() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.startsWith("friend-7");

        assertThat(ada.nextReply().text()).startsWith("Hello, Ada!");
    }

    @Test
    void invisibleNameIsLeftOut() {
        TestChat nobody = jackfield.telegram().privateChatWith("\u3164");

        nobody.sends("/start");

        assertThat(nobody.nextReply().text()).startsWith("Hello! I am Test Bot.");
    }

    @Test
    void greetsWhoeverAskedInAGroup() {
        TestChat friends = jackfield.telegram().group("Friends", "Ada", "Ben");

        friends.as("Ben").sends("/start@test_bot");

        assertThat(friends.nextReply().text()).startsWith("Hello, Ben!");
        assertThat(friends.lastReply().buttons()).containsExactly("Choose who answers");
    }

    @Nested
    class WithPlans {
        @RegisterExtension
        static final JackfieldExtension trial = JackfieldExtension.with(StartCommand.class)
                .commands(CommandSpec.freeText())
                .offer("instant", "ChatGPT Instant", "openai", false)
                .plan("free", "Free", false, new Limit(Unit.REQUESTS, BigDecimal.TEN, Period.EVER, Set.of()))
                .plan("vip", "VIP", true, new Limit(Unit.REQUESTS, BigDecimal.TEN, Period.DAY, Set.of()));

        @Test
        void newcomersReadHowManyMessagesAreFree() {
            TestChat ada = trial.telegram().privateChatWith("Ада", "ru");

            ada.sends("/start");

            assertThat(ada.nextReply().text()).endsWith("На пробу у вас 10 бесплатных сообщений.");
        }

        @Test
        void subscribersAreNotToldOfFreeOnes() {
            TestChat ada = trial.telegram().privateChatWith("Ada");
            ada.getsPlan("vip");

            ada.sends("/start");

            assertThat(ada.nextReply().text()).doesNotContain("Free", "10");
        }
    }

    @Nested
    class InABotThatBringsNothingElse {
        @RegisterExtension
        static final JackfieldExtension alone = JackfieldExtension.with(StartCommand.class)
                .named("command-start")
                .botTexts("en", "welcome", "Ahoy, {1}!");

        @Test
        void greetsInTheWordingOfTheBotAndPromisesNothing() {
            TestChat ada = alone.telegram().privateChatWith("Ada");

            ada.sends("/start");

            assertThat(ada.sees("Ahoy, Ada!").buttons()).isEmpty();
        }
    }
}
