package io.jackfield.command.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lib.sales.testing.SalesTables;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.PromptSourceContract;
import io.jackfield.testkit.TestChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompanyTextsTest extends PromptSourceContract {
    private static final SalesTables TABLES = SalesTables.get();

    @RegisterExtension
    static final JackfieldExtension jackfield = Company.plugin(TABLES);

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void modelKnowsTheCompanyAndNothingOfApplicants() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/apply basic");
        ada.sends("Ada Lovelace");
        ada.sends("901234567");
        ada.presses("✅ Send");

        String told = String.join("\n", ada.background("What does it cost?").values());

        assertThat(told)
                .contains("Use only the texts below", "We make bots.", "# Package: Basic", "Price: 4,900,000 UZS")
                .contains("How long does it take?", "Two weeks.", "Amir Temur")
                .doesNotContain("Lovelace", "90 123", "A-2026");
    }
}
