package io.jackfield.command.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lib.sales.testing.SalesTables;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyingTest {
    private static final SalesTables TABLES = SalesTables.get();

    @RegisterExtension
    final JackfieldExtension jackfield = Company.plugin(TABLES);

    @BeforeEach
    void emptyTables() {
        TABLES.empty();
    }

    private TestChat ada() {
        return jackfield.telegram().privateChatWith("Ada");
    }

    private static void applies(TestChat chat, String packageId) {
        chat.sends("/apply " + packageId);
        chat.sends("Ada Lovelace");
        chat.sends("90 123 45 67");
        chat.presses("✅ Send");
    }

    @Test
    void applicationIsSentAndHasANumber() {
        TestChat ada = ada();
        ada.sends("/start");
        ada.presses("✍️ Apply");
        assertThat(ada.lastReply().buttons()).containsExactly("Basic", "Premium", "🤝 Help me choose", "← Menu");
        ada.presses("Basic");
        ada.sends("Ada Lovelace");
        ada.sendsContact("998901234567");
        assertThat(ada.lastReply().text()).contains("Package: Basic", "Name: Ada Lovelace", "Phone: +998 90 123 45 67");

        ada.presses("✅ Send");

        assertThat(ada.unread()).extracting(reply -> reply.text()).anyMatch(text -> text.contains("A-2026-000001"));
        assertThat(jackfield.events("application.sent"))
                .extracting(event -> event.facts())
                .containsExactly(Map.of("number", "A-2026-000001", "package", "basic", "source", ""));
        ada.presses("📄 My application");
        assertThat(ada.lastReply().text()).contains("A-2026-000001", "We have it", "Basic", "+998 90 123 45 67");
    }

    @ParameterizedTest
    @CsvSource({
        "+998 90 123-45-67, +998 90 123 45 67",
        "901234567, +998 90 123 45 67",
        "8 (916) 123-45-67, ''",
        "+7 916 123 45 67, +7 916 123-45-67",
        "call me, ''",
        "12345, ''"
    })
    void phoneIsTakenAsPeopleWriteIt(String typed, String shown) {
        TestChat ada = ada();
        ada.sends("/apply basic");
        ada.sends("Ada");

        ada.sends(typed);

        String expected = shown.isEmpty() ? "does not look like a phone number" : "Phone: " + shown;
        assertThat(ada.lastReply().text()).contains(expected);
    }

    @Test
    void nameIsALineOfLetters() {
        TestChat ada = ada();
        ada.sends("/apply basic");

        for (String wrong : List.of("12345", "…", "a\nb", "a".repeat(61))) {
            ada.sends(wrong);
            assertThat(ada.lastReply().text()).startsWith("I need a name");
        }
    }

    @Test
    void openApplicationIsShownInsteadOfASecondOne() {
        TestChat ada = ada();
        applies(ada, "basic");

        ada.sends("/apply premium");

        assertThat(ada.lastReply().text()).contains("You have an open application already", "A-2026-000001");
        ada.presses("🔁 Change it to “Premium”");
        assertThat(ada.lastReply().text()).contains("A-2026-000001", "Package: Premium");
        assertThat(jackfield.events("application.changed"))
                .extracting(event -> event.facts().get("what"))
                .containsExactly("package");
    }

    @Test
    void contactsCanBeChanged() {
        TestChat ada = ada();
        applies(ada, "basic");
        ada.sends("/application");

        ada.presses("✏️ Phone");
        ada.sends("+998 90 765 43 21");
        assertThat(ada.lastReply().text()).contains("+998 90 765 43 21");
        ada.presses("✏️ Name");
        ada.sends("Ada King");

        assertThat(ada.lastReply().text()).contains("Name: Ada King", "A-2026-000001");
    }

    @Test
    void everyQuestionCanBeLeftAndGoneBackFrom() {
        TestChat ada = ada();
        ada.sends("/apply basic");
        ada.sends("Ada");
        ada.sends("/back");
        assertThat(ada.lastReply().text()).isEqualTo("What is your name?");
        ada.sends("Eve");
        ada.sends("901234567");
        assertThat(ada.lastReply().text()).contains("Name: Eve");

        ada.presses("✖ Cancel");

        assertThat(ada.lastReply().buttons()).contains("✍️ Apply");
        ada.sends("/application");
        assertThat(ada.lastReply().text()).isEqualTo("You have no application yet.");
        assertThat(jackfield.events("application.sent")).isEmpty();
    }

    @Test
    void formThatIsNotFinishedEndsByItself() {
        TestChat ada = ada();
        ada.sends("/apply basic");

        jackfield.clock().advance(Duration.ofDays(2));

        assertThat(ada.unread())
                .extracting(reply -> reply.text())
                .anyMatch(text -> text.contains("did not get to the end"));
    }

    @Test
    void adviceIsAPackageToo() {
        TestChat ada = ada();
        ada.sends("/apply");
        ada.presses("🤝 Help me choose");
        ada.sends("Ada");
        ada.sends("901234567");
        assertThat(ada.lastReply().text()).contains("Package: advice on the choice");

        ada.presses("✅ Send");

        ada.sends("/application");
        assertThat(ada.lastReply().text()).contains("Package: advice on the choice");
    }

    @Test
    void linkStaysWithTheApplication() {
        TestChat ada = ada();
        ada.startsWith("pkg-basic");
        ada.presses("✍️ Apply");
        ada.sends("Ada");
        ada.sends("901234567");

        ada.presses("✅ Send");

        assertThat(jackfield.events("application.sent"))
                .extracting(event -> event.facts().get("source"))
                .containsExactly("pkg-basic");
    }

    @Test
    void operatorIsAlertedWhileNobodyIsToldOfApplications() {
        jackfield.clock().advance(Duration.ofMinutes(10));
        assertThat(jackfield.operator().alerts()).isEmpty();
        applies(ada(), "basic");

        jackfield.clock().advance(Duration.ofMinutes(10));

        assertThat(jackfield.operator().alerts().values())
                .singleElement()
                .asString()
                .contains("staff.managers.chat");
    }

    @Test
    void whatIsHeldOfAPersonIsGivenAndForgotten() {
        TestChat ada = ada();
        applies(ada, "basic");
        assertThat(jackfield.operator().exports(ada.userId()).toString()).contains("Ada Lovelace", "+998901234567");

        jackfield.operator().erases(ada.userId());

        assertThat(jackfield.operator().exports(ada.userId())).isEmpty();
        ada.sends("/application");
        assertThat(ada.lastReply().text()).isEqualTo("You have no application yet.");
    }
}
