package io.jackfield.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Period;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the menu says of plans. */
class PlansTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = menu().plan(
                    "free", "Free", false, aDay(30, "luna"), aDay(10, "terra"), aDay(1000, "flash"))
            .plan(
                    "premium",
                    "Premium",
                    true,
                    aDay(500, "luna"),
                    aDay(150, "terra"),
                    aDay(50, "sol"),
                    aDay(5000, "flash"))
            .commands(CommandSpec.command("more").purpose(Purpose.BUY));

    private static JackfieldExtension menu() {
        return JackfieldExtension.with(ModelCommand.class, Asking.class)
                .named("command-model")
                .botConfig("providers.openai", "ChatGPT")
                .offer("luna", "GPT-6 Luna", "openai", false)
                .offer("terra", "GPT-6.1 Terra", "openai", false)
                .offer("sol", "GPT-6.1 Sol", "openai", true)
                .offer("flash", "DeepSeek Flash", "deepseek", false);
    }

    private static Limit aDay(int requests, String... models) {
        return limit(Unit.REQUESTS, requests, Period.DAY, models);
    }

    private static Limit limit(Unit unit, int amount, Period period, String... models) {
        return new Limit(unit, BigDecimal.valueOf(amount), period, Set.of(models));
    }

    @Test
    void limitsOfModelsStandBesideThemWithWhatIsLeft() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("Hello");
        ada.nextReply();

        ada.sends("/model");

        TestReply menu = ada.sees("""
                Who should answer you? Now it is GPT-6 Luna.

                — ChatGPT —
                ✅ GPT-6 Luna
                29 of 30 left today · Premium: 500 a day
                GPT-6.1 Terra
                10 of 10 left today · Premium: 150 a day
                🔒 GPT-6.1 Sol
                Premium: 50 a day

                — Deepseek —
                DeepSeek Flash
                1,000 of 1,000 left today · Premium: 5,000 a day

                🔒 comes with a subscription""");
        assertThat(menu.buttons()).endsWith("⭐ Subscribe", "✖ Close");
        ada.presses("⭐ Subscribe");
        ada.sees("(another plugin answers)");
    }

    @Test
    void lockedModelSaysWhichPlanOpensItAndHowToGetThat() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/model");

        ada.presses("🔒 GPT-6.1 Sol");

        assertThat(ada.alert()).isEqualTo("GPT-6.1 Sol comes with Premium.\n\nHow to get it: /more");
        assertThat(ada.preferences().get("model")).isEmpty();
    }

    @Test
    void lockHoldsAgainstForgedButtons() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.pressesForged("choose", "sol");

        assertThat(ada.preferences().get("model")).isEmpty();
    }

    @Test
    void subscribersChooseWhatTheirPlanOpens() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.getsPlan("premium");
        ada.sends("/model");
        TestReply menu = ada.nextReply();
        assertThat(menu.text())
                .contains("GPT-6.1 Sol\n50 of 50 left today\n", "GPT-6 Luna\nFree: 30 a day · 500 of 500 left today\n")
                .doesNotContain("🔒");

        ada.presses("GPT-6.1 Sol");

        assertThat(ada.lastReply().buttons()).contains("✅ GPT-6.1 Sol");
    }

    @Test
    void choiceThatThePlanNoLongerOpensIsSaid() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.getsPlan("premium");
        ada.sends("/model");
        ada.presses("GPT-6.1 Sol");
        ada.losesPlan();

        ada.sends("/model");

        assertThat(ada.lastReply().text())
                .startsWith("GPT-6.1 Sol, which you had chosen, now needs a subscription. Please choose another one.");
        assertThat(ada.lastReply().buttons()).contains("🔒 GPT-6.1 Sol", "GPT-6 Luna");
    }

    @Nested
    class WhereAllModelsCountTogether {
        @RegisterExtension
        static final JackfieldExtension together = menu().plan(
                        "free", "Free", false, limit(Unit.REQUESTS, 10, Period.EVER))
                .plan("vip", "VIP", true);

        @Test
        void plansAreExplainedOnceForAll() {
            TestChat ada = together.telegram().privateChatWith("Ада", "ru");
            ada.sends("Привет");
            ada.nextReply();

            ada.sends("/model");

            ada.sees("""
                    Какая модель будет вам отвечать? Сейчас это GPT-6 Luna.

                    Запросы ко всем моделям вместе
                    осталось 9 из 10 · VIP: без ограничений

                    🔒 доступно по подписке""");
        }

        @Test
        void withoutAWayToPayOnlyThePlanIsNamed() {
            TestChat ada = together.telegram().privateChatWith("Ada");
            ada.sends("/model");

            ada.presses("🔒 GPT-6.1 Sol");

            assertThat(ada.alert()).isEqualTo("GPT-6.1 Sol comes with VIP.");
        }
    }

    @Nested
    class WhereBothKindsOfLimitsHold {
        @RegisterExtension
        static final JackfieldExtension both = JackfieldExtension.with(ModelCommand.class)
                .offer("luna", "GPT-6 Luna", "openai", false)
                .offer("sol", "GPT-6.1 Sol", "openai", true)
                .plan(
                        "free",
                        "Free",
                        false,
                        aDay(30, "luna"),
                        aDay(20, "luna", "sol"),
                        limit(Unit.REQUESTS, 100, Period.MONTH, "luna"),
                        limit(Unit.TOKENS, 90_000, Period.MONTH),
                        limit(Unit.COST_USD, 2, Period.MONTH));

        @Test
        void tightestOfEachKindIsSaid() {
            TestChat ada = both.telegram().privateChatWith("Ada");

            ada.sends("/model");

            assertThat(ada.nextReply().text())
                    .contains("✅ GPT-6 Luna\n20 of 20 left today, 100 of 100 left this month\n🔒 GPT-6.1 Sol\n")
                    .contains("Requests to all models together\n90,000 tokens of 90,000 tokens left this month,"
                            + " $2 of $2 left this month");
        }

        @Test
        void modelThatNoPlanOpensIsRefusedAllTheSame() {
            TestChat ada = both.telegram().privateChatWith("Ada");

            ada.pressesForged("choose", "sol");

            assertThat(ada.alert()).isEqualTo("GPT-6.1 Sol needs a subscription.");
        }
    }
}
