package io.jackfield.command.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lib.sales.testing.SalesTables;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SalesCommandsTest extends CommandHandlerContract {
    private static final SalesTables TABLES = SalesTables.get();

    @RegisterExtension
    static final JackfieldExtension jackfield = Company.plugin(TABLES);

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void startShowsTheMenu() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/start");

        assertThat(ada.seesPart("Hello, Ada!").buttons())
                .containsExactly(
                        "📦 Packages", "⚖️ Compare", "❓ Questions", "☎️ Contact", "✍️ Apply", "📄 My application");
        ada.seesNothingMore();
    }

    @Test
    void cardsTakeThePlaceOfOneAnother() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/start");

        ada.presses("📦 Packages");
        assertThat(ada.lastReply().text())
                .contains("Basic · 4,900,000 UZS", "A bot that answers", "Premium · on request");
        ada.presses("Basic");
        TestReply card = ada.lastReply();
        assertThat(card.text()).contains("Basic", "For a first step.", "One channel");
        assertThat(card.attachment().content()).isNotEmpty();
        assertThat(card.buttons()).containsExactly("✍️ Apply for this package", "Premium ›", "← Packages", "← Menu");
        ada.presses("Premium ›");

        assertThat(ada.onScreen()).hasSize(1);
        assertThat(ada.onScreen().getFirst().text()).contains("Premium");
        assertThat(jackfield.events("package.viewed"))
                .extracting(event -> event.facts().get("package"))
                .containsExactly("basic", "premium");
    }

    @Test
    void linkOpensItsPackageAndIsRemembered() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.startsWith("pkg-premium");
        ada.seesPart("Hello, Ada!");
        ada.seesPart("Premium");
        ada.sends("/apply");

        ada.seesPart("Your application for “Premium”");
        assertThat(jackfield.events("package.viewed"))
                .extracting(event -> event.facts())
                .containsExactly(Map.of("package", "premium", "from", "link"));
        assertThat(jackfield.events("application.started")).hasSize(1);
    }

    @Test
    void comparisonQuestionsAndContactAreThere() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/start");

        ada.presses("⚖️ Compare");
        assertThat(ada.lastReply().text()).contains("Bot | ");
        ada.presses("← Menu");
        ada.presses("❓ Questions");
        ada.presses("How long does it take?");
        assertThat(ada.lastReply().text()).contains("Two weeks.");
        ada.presses("← Menu");
        ada.presses("☎️ Contact");
        assertThat(ada.lastReply().text()).contains("Amir Temur");

        assertThat(jackfield.events("section.opened"))
                .extracting(event -> event.facts().get("section"))
                .containsExactly("compare", "questions", "question", "contact");
    }

    @Test
    void textThatNobodyElseAnswersLeadsToTheMenu() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("What does it cost?");

        assertThat(ada.seesPart("I understand buttons best").buttons()).contains("📦 Packages");
    }

    @Test
    void everythingIsThereInRussianAndUzbek() {
        TestChat anna = jackfield.telegram().privateChatWith("Анна", "ru");
        anna.sends("/packages");
        anna.seesPart("Премиум · по запросу");
        TestChat dilnoza = jackfield.telegram().privateChatWith("Dilnoza", "uz");
        dilnoza.sends("/start");
        assertThat(dilnoza.seesPart("Assalomu alaykum, Dilnoza!").buttons()).contains("✍️ Ariza qoldirish");
    }
}
