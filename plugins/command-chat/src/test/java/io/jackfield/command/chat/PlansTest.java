package io.jackfield.command.chat;

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
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlansTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(ChatHandler.class)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .offer("other", "DeepSeek", "deepseek", false)
            .offer("deep", "GPT-5", "openai", true)
            .plan("free", "Free", false, oneADay("instant"))
            .plan("vip", "VIP", true)
            .timezone(ZoneId.of("Europe/Moscow"))
            .commands(CommandSpec.command("more").described("Subscribe").purpose(Purpose.BUY));

    @Test
    void usedUpPlanSaysWhatWhenItGoesOnAndTheWaysOut() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("one");
        ada.sees("You said: one");

        ada.sends("two");

        TestReply refusal = ada.sees("That was all of ChatGPT Instant for today. It goes on tomorrow at 00:00.");
        assertThat(refusal.buttons()).containsExactly("⭐ Subscribe for more", "Ask DeepSeek", "🔄 Try again");
        ada.presses("⭐ Subscribe for more");
        ada.sees("(another plugin answers)");
        ada.presses("Ask DeepSeek");
        ada.sees("You said: two");
        ada.seesNothingMore();
    }

    @Test
    void whatIsUsedUpIsRefusedBeforeItsFilesAreRead() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("one");
        ada.sees("You said: one");

        ada.sendsDocument("a.pdf", "application/pdf", new byte[] {'%', 'P', 'D', 'F', '-'});

        TestReply refusal = ada.nextReply();
        assertThat(refusal.text()).startsWith("That was all of ChatGPT Instant for today.");
        assertThat(refusal.buttons()).containsExactly("⭐ Subscribe for more", "Ask DeepSeek", "🔄 Try again");
        ada.seesNothingMore();
    }

    @Test
    void wordsAreRussianForRussians() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.sends("раз");

        ada.sends("два");

        assertThat(ada.lastReply().text())
                .isEqualTo("На сегодня запросы к ChatGPT Instant закончились. Новые появятся завтра в 00:00.");
        assertThat(ada.lastReply().buttons()).startsWith("⭐ Больше запросов по подписке");
    }

    @Test
    void modelForSubscribersSaysSo() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.preferences().put("model", "deep");

        ada.sends("Hello");

        assertThat(ada.sees("GPT-5 is for subscribers.").buttons()).contains("⭐ Subscribe for more");
    }

    private static Limit oneADay(String offer) {
        return new Limit(Unit.REQUESTS, BigDecimal.ONE, Period.DAY, Set.of(offer));
    }
}
