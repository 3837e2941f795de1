package io.jackfield.command.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProfileCommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(
                    ProfileCommand.class, StatusCommand.class, Asking.class)
            .named("command-profile")
            .offer("instant", "ChatGPT Instant", "openai", false)
            .offer("five", "GPT-5", "openai", true)
            .plan("free", "Free", false, new Limit(Unit.REQUESTS, BigDecimal.TWO, BillingDesk.Period.DAY, Set.of()))
            .plan("vip", "VIP", true)
            .plan("gold", "Gold", true)
            .trial("vip", Period.ofDays(3))
            .grace("vip", Duration.ofDays(3))
            .timezone(ZoneId.of("Europe/Moscow"))
            .commands(
                    CommandSpec.command("model"),
                    CommandSpec.command("role"),
                    CommandSpec.command("settings"),
                    CommandSpec.command("billing").purpose(Purpose.BUY));

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void profileShowsWhatIsChosenAndLeftAndWhereToChangeIt() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("Ask: one");
        ada.nextReply();

        ada.sends("/profile");

        ada.sees("""
                👤 Your profile

                Model: ChatGPT Instant — /model
                Role: none — /role

                Plan: Free — /billing
                Left today: 1 of 2

                Language: English — /settings
                Formatting: classic""");
    }

    @Test
    void usedUpPlanSaysWhenItRenewsInTheTimeOfTheUser() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.sends("Ask: one");
        ada.sends("Ask: two");
        ada.sends("/status");
        assertThat(ada.lastReply().text())
                .containsPattern("Осталось сегодня: 0 из 2 \\(обновится 6 января 2026.г., 00:00\\)");

        ada.preferences().put("timezone", "Asia/Tashkent");
        ada.sends("/profile");

        assertThat(ada.lastReply().text()).containsPattern("\\(обновится 6 января 2026.г., 00:00\\)");
    }

    @Test
    void subscriptionEndsOnTheDateThatItIsForTheUser() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.getsPlan("vip", Duration.ofDays(30).plusHours(13));
        ada.preferences().put("model", "five");

        ada.sends("/profile");

        assertThat(ada.nextReply().text())
                .contains("Model: GPT-5 — /model")
                .contains("Plan: VIP until February 5, 2026 — /billing\nRequests: no limit");
        ada.preferences().put("timezone", "America/New_York");
        ada.sends("/profile");
        assertThat(ada.nextReply().text()).contains("VIP until February 4, 2026");
    }

    @Test
    void subscriptionThatEndsAtMidnightIsTheirsUpToTheDayBefore() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.preferences().put("timezone", "UTC");
        ada.getsPlan("vip", Duration.between(jackfield.clock().instant(), Instant.parse("2026-02-01T00:00:00Z")));

        ada.sends("/profile");

        assertThat(ada.nextReply().text()).contains("Plan: VIP until January 31, 2026");
    }

    @Test
    void trialIsCalledATrial() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.triesPlan("vip");

        ada.sends("/status");

        assertThat(ada.nextReply().text()).contains("\nPlan: VIP, a trial until January 8, 2026\n");
    }

    @Test
    void planThatHasEndedStaysForItsGrace() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.buysPlan("vip", Period.ofDays(1));
        jackfield.clock().advance(Duration.ofDays(2));

        ada.sends("/profile");

        assertThat(ada.nextReply().text())
                .containsPattern(
                        "\nТариф: VIP закончился, его можно продлить по 9 января 2026.г\\. включительно — /billing\n");
        jackfield.clock().advance(Duration.ofDays(2));
        ada.sends("/status");
        assertThat(ada.nextReply().text()).contains("\nТариф: Free\n");
    }

    @Test
    void whatFollowsIsNamed() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.buysPlan("gold");
        ada.buysPlan("vip", Period.ofDays(1));

        ada.sends("/profile");

        assertThat(ada.nextReply().text())
                .contains("\nPlan: VIP until January 6, 2026 — /billing\nThen: Gold\nRequests: no limit\n");
    }

    @Test
    void chosenModelThatNeedsASubscriptionIsSaid() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.preferences().put("model", "five");

        ada.sends("/status");

        assertThat(ada.nextReply().text()).contains("GPT-5 needs a subscription");
    }

    @Test
    void roleIsShownByItsLabelOrItsFirstLine() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.preferences().put("role", "You are a pirate.\nArr!");
        ada.sends("/profile");
        assertThat(ada.nextReply().text()).contains("Role: You are a pirate.… — /role");

        ada.preferences().put("roleLabel", "🎓 Teacher");
        ada.preferences().put("formatting", "rich");
        ada.sends("/profile");

        assertThat(ada.nextReply().text()).contains("Role: 🎓 Teacher — /role", "Formatting: rich messages");
    }

    @Test
    void statusIsShortAndCountsTheDialogue() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("Ask: one");
        ada.nextReply();

        ada.sends("/status");

        ada.sees("""
                ✅ All is well, ChatGPT Instant answers you.
                Plan: Free
                Left today: 1 of 2
                Our dialogue has 2 messages.""");
    }

    @Test
    void statusSaysWhenAnotherModelAnswers() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.preferences().put("model", "retired");

        ada.sends("/status");

        assertThat(ada.nextReply().text())
                .startsWith("⚠️ Выбранная вами модель сейчас недоступна, поэтому отвечает ChatGPT Instant.")
                .endsWith("Наш диалог пока пуст, просто напишите мне.");
    }

    @Nested
    class InABotThatHasNothingElse {
        @RegisterExtension
        static final JackfieldExtension alone = JackfieldExtension.with(ProfileCommand.class, StatusCommand.class)
                .named("command-profile");

        @Test
        void profilePromisesNothing() {
            TestChat ada = alone.telegram().privateChatWith("Ada");

            ada.sends("/profile");

            ada.sees("""
                    👤 Your profile

                    No model is available right now.

                    Language: English
                    Formatting: classic""");
        }

        @Test
        void statusNamesTheTrouble() {
            TestChat ada = alone.telegram().privateChatWith("Ada");

            ada.sends("/status");

            assertThat(ada.nextReply().text()).startsWith("⚠️ No model is available right now.");
        }
    }
}
