package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures, documents and texts in the place of each other. */
class CardsTest {
    @RegisterExtension
    final JackfieldExtension jackfield = JackfieldExtension.with(CardsCommand.class);

    @Test
    void picturesAndDocumentsTakeThePlaceOfWhatWasThere() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/cards");
        ada.sees("Packages");

        ada.presses("Basic");
        TestReply basic = ada.sees("Basic");
        assertThat(basic.isEdit()).isTrue();
        assertThat(basic.attachment().isPhoto()).isTrue();
        assertThat(basic.parts("bold")).containsExactly("Basic");
        ada.presses("Premium");
        TestReply premium = ada.sees("Premium");
        assertThat(premium.attachment().content())
                .isNotEqualTo(basic.attachment().content());
        ada.presses("Terms");
        assertThat(ada.sees("Terms").attachment().isPhoto()).isFalse();

        assertThat(ada.onScreen()).hasSize(1);
    }

    @Test
    void textWhereAPictureWasComesBelowAndThePictureGoes() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/cards");
        ada.sees("Packages");
        ada.presses("Basic");
        ada.sees("Basic");

        ada.presses("All");

        assertThat(ada.sees("Packages").isEdit()).isFalse();
        assertThat(ada.onScreen())
                .singleElement()
                .satisfies(card -> assertThat(card.file()).isEmpty());
        ada.presses("Premium");
        assertThat(ada.sees("Premium").isEdit()).isTrue();
    }
}
