package io.jackfield.command.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreditsCommandTest {
    @RegisterExtension
    final JackfieldExtension jackfield = JackfieldExtension.with(BillingCommand.class, CreditsCommand.class)
            .plan("free", "Free", false)
            .plan("premium", "Premium", true);

    private TestChat ada(String language) {
        return jackfield.telegram().privateChatWith("Ada", language);
    }

    @Test
    void whoNeverHadAnyReadsWhatTheyAre() {
        TestChat ada = ada("en");

        ada.sends("/credits");

        assertThat(ada.lastReply().text())
                .isEqualTo("🪙 Credits: 0\nA credit is one answer once a limit of your plan is used up.");
    }

    @Test
    void showsTheBalanceAndTheLastEntriesInTheLanguageOfTheUser() {
        TestChat ada = ada("ru");
        ada.getsCredits(12);

        ada.sends("/credits");

        assertThat(ada.lastReply().text())
                .startsWith("🪙 Кредиты: 12\n")
                .contains("• 5 янв. 2026\u202fг., 09:00: +12, подарок");

        ada.sends("/billing");
        assertThat(ada.lastReply().text()).contains("Кредиты: 12 — /credits");
    }
}
