package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Period;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A limit that counts all models together. */
class SharedPlanTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(ChatHandler.class)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .offer("deepseek", "DeepSeek", "deepseek", false)
            .plan("free", "Free", false, new Limit(Unit.REQUESTS, BigDecimal.ONE, Period.EVER, Set.of()));

    @Test
    void usedUpPlanNamesNoModelAndOffersNone() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("one");
        ada.nextReply();

        ada.sends("two");

        TestReply refusal = ada.sees("Your free messages are used up.");
        assertThat(refusal.buttons()).containsExactly("🔄 Try again");
    }
}
