package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Period;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ModelMessage.Role;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SummaryTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(ChatHandler.class)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .offer("cheap", "Cheap", "openai", false)
            .config("summarise.after", 30)
            .config("summarise.keep", 2)
            .config("summarise.model", "cheap");

    @Test
    void olderTurnsBecomeASummaryAndTheLatestStay() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.sends("My name is Ada and I would like to learn to play the violin");
        ada.sends("My dog is called Rex and he likes to sleep in the sun");

        ada.sends("What now?");

        List<ModelMessage> dialogue = ada.dialogue();
        assertThat(dialogue).hasSize(5);
        assertThat(dialogue.getFirst().role()).isEqualTo(Role.SYSTEM);
        assertThat(dialogue.getFirst().text()).startsWith(Summary.HEADING).contains("learn to play the violin");
        assertThat(dialogue.get(1).text()).startsWith("My dog is called Rex");
        assertThat(dialogue.get(3).text()).isEqualTo("What now?");
        Question summary = jackfield.model().questions().stream()
                .filter(question -> question.offer().equals("cheap"))
                .findFirst()
                .orElseThrow();
        assertThat(summary.user()).isEmpty();
        assertThat(summary.messages().getFirst().text()).contains("in Russian");
    }

    /** A plan of its own, so that it is used up in time. */
    @Nested
    class OfAUserWhoHasUsedUpThePlan {
        @RegisterExtension
        static final JackfieldExtension limited = JackfieldExtension.with(ChatHandler.class)
                .offer("instant", "ChatGPT Instant", "openai", false)
                .plan("free", "Free", false, new Limit(Unit.REQUESTS, BigDecimal.TWO, Period.EVER, Set.of()))
                .config("summarise.after", 30)
                .config("summarise.keep", 2);

        @Test
        void refusedQuestionAsksNobodyForASummary() {
            TestChat ada = limited.telegram().privateChatWith("Ada");
            ada.sends("My name is Ada and I would like to learn to play the violin");
            ada.sends("My dog is called Rex and he likes to sleep in the sun");
            int asked = limited.model().questions().size();

            ada.sends("What now?");

            assertThat(ada.lastReply().text()).startsWith("Your free messages are used up.");
            assertThat(limited.model().questions().stream()
                            .filter(question -> question.messages().getFirst().role() == Role.SYSTEM))
                    .isEmpty();
            assertThat(limited.model().questions().size() - asked).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void shortDialoguesStayAsTheyAre() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("one");
        ada.sends("two");
        ada.sends("three");

        assertThat(ada.dialogue()).hasSize(6).noneMatch(turn -> turn.role() == Role.SYSTEM);
    }
}
