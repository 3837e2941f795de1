package io.jackfield.command.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.payment.Promotion;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BillingCommandTest {
    private static final Money STARS = new Money(250, "XTR");
    private static final Money ROUBLES = new Money(59_900, "RUB");

    @RegisterExtension
    final JackfieldExtension jackfield = shop();

    private static JackfieldExtension shop() {
        return JackfieldExtension.with(BillingCommand.class, PaySupportCommand.class, TermsCommand.class)
                .config("codes", true)
                .plan("free", "Free", false)
                .plan("premium", "Premium", true)
                .subscription("month", "One month", "premium", Period.ofMonths(1), STARS, ROUBLES)
                .product("ever", "For ever", "premium", new Money(199_900, "RUB"))
                .promotion("WELCOME", new Promotion.Gift("premium", Period.ofDays(7)))
                .trial("premium", Period.ofDays(3));
    }

    private TestChat atTheShop() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/billing");
        return ada;
    }

    @Test
    void showsThePlanAndWhatThereIs() {
        TestChat ada = atTheShop();

        assertThat(ada.lastReply().text()).isEqualTo("💎 Plan: Free\n\nChoose:");
        assertThat(ada.lastReply().buttons())
                .containsExactly(
                        "🎁 Try Premium for free",
                        "One month — 250 ⭐ / 599 ₽",
                        "For ever — 1,999 ₽",
                        "🏷 I have a code",
                        "📜 History");
    }

    @Test
    void historyTellsDayByDayWhatWasGivenAndUsed() {
        TestChat ada = atTheShop();
        ada.presses("📜 History");
        assertThat(ada.lastReply().text()).isEqualTo("📜 There is nothing here yet.");
        assertThat(ada.lastReply().isEdit()).isTrue();
        ada.presses("← Back");
        ada.presses("🎁 Try Premium for free");
        jackfield.clock().advance(Duration.ofDays(1));
        ada.getsPlan("premium", Duration.ofDays(30));
        ada.losesPlan();

        ada.sends("/billing");
        ada.presses("📜 History");

        assertThat(ada.lastReply().text())
                .matches("(?s)📜 What you were given and have used:\n\n"
                        + "January 6, 2026\n• You were given Premium, until \\w+ \\d+, 2026\n• Premium was taken back\n\n"
                        + "January 5, 2026\n• Began to try Premium, until January 8, 2026");
    }

    @Test
    void monthIsPaidByAnInvoice() {
        TestChat ada = atTheShop();

        ada.presses("One month — 250 ⭐ / 599 ₽");
        assertThat(ada.lastReply().text()).startsWith("One month").endsWith("How would you like to pay?");
        ada.presses(ada.lastReply().buttons().getFirst());
        assertThat(ada.lastReply().invoice().price()).isEqualTo(STARS);
        ada.pays();

        ada.sends("/billing");
        assertThat(ada.lastReply().text()).startsWith("💎 Plan: Premium, until February 5, 2026");
    }

    @Test
    void oneWayToPayIsNotAskedFor() {
        TestChat ada = atTheShop();

        ada.presses("For ever — 1,999 ₽");

        assertThat(ada.lastReply().buttons()).containsExactly("Pay", "✅ I have paid", "← Back");
        ada.presses("✅ I have paid");
        assertThat(ada.lastReply().buttons()).contains("✅ I have paid");
        ada.pays();
        ada.presses("✅ I have paid");
        assertThat(ada.lastReply().text()).startsWith("💎 Plan: Premium");
    }

    @Test
    void wayBackFromTheOnlyPageLeadsToThePlans() {
        TestChat ada = atTheShop();
        ada.presses("For ever — 1,999 ₽");

        ada.presses("← Back");

        assertThat(ada.lastReply().text()).isEqualTo("💎 Plan: Free\n\nChoose:");
    }

    @Test
    void wayBackFromOneOfSeveralPagesLeadsToTheirChoice() {
        TestChat ada = atTheShop();
        ada.presses("One month — 250 ⭐ / 599 ₽");
        ada.presses(ada.lastReply().buttons().get(1));
        assertThat(ada.lastReply().buttons()).contains("Pay");

        ada.presses("← Back");

        assertThat(ada.lastReply().text()).endsWith("How would you like to pay?");
    }

    @Test
    void whatEndsAtMidnightIsTheirsUpToTheDayBefore() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        Instant midnight = Instant.parse("2026-02-01T00:00:00Z");
        ada.getsPlan("premium", Duration.between(jackfield.clock().instant(), midnight));

        ada.sends("/billing");

        assertThat(ada.lastReply().text()).startsWith("💎 Plan: Premium, until January 31, 2026");
    }

    @Test
    void stopsAndResumesTheRenewal() {
        TestChat ada = atTheShop();
        ada.presses("One month — 250 ⭐ / 599 ₽");
        ada.presses(ada.lastReply().buttons().getFirst());
        ada.pays();
        ada.sends("/billing");

        ada.presses("Turn off auto-renewal");
        ada.presses("Turn on auto-renewal");

        assertThat(ada.lastReply().buttons()).contains("Turn off auto-renewal");
    }

    @Test
    void trialIsTakenOnce() {
        TestChat ada = atTheShop();

        ada.presses("🎁 Try Premium for free");

        assertThat(ada.lastReply().text()).startsWith("💎 You are trying Premium, until January 8, 2026");
        assertThat(ada.lastReply().buttons()).doesNotContain("🎁 Try Premium for free");
    }

    @Test
    void codeIsTakenAsAnAnswer() {
        TestChat ada = atTheShop();

        ada.presses("🏷 I have a code");
        assertThat(ada.lastReply().text()).isEqualTo("Send the code, or /cancel.");
        ada.sends("WELCOME");

        assertThat(ada.lastReply().text()).isEqualTo("You have premium as a gift");
        assertThat(ada.lastReply().buttons()).containsExactly("💎 See the plans");
        ada.presses("💎 See the plans");
        assertThat(ada.lastReply().text()).startsWith("💎 Plan: Premium");
    }

    @Test
    void whoMistypesACodeCanTryAgain() {
        TestChat ada = atTheShop();
        ada.presses("🏷 I have a code");
        ada.sends("WELCOMME");

        ada.presses("🏷 I have a code");

        assertThat(ada.lastReply().text()).isEqualTo("Send the code, or /cancel.");
    }

    @Test
    void inAGroupItAsksToComeInPrivate() {
        TestChat group = jackfield.telegram().group("Friends", "Ada", "Ben");

        group.sends("/billing");

        assertThat(group.lastReply().text()).startsWith("🔒");
        assertThat(group.lastReply().buttons()).containsExactly("Open the chat");
    }

    @Test
    void supportAndTermsAreThere() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/paysupport");
        assertThat(ada.lastReply().text()).contains("Telegram’s support cannot help");
        ada.sends("/terms");
        assertThat(ada.lastReply().text()).contains("/paysupport");
    }
}
