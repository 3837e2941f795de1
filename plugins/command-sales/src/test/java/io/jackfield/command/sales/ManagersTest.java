package io.jackfield.command.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.lib.sales.testing.SalesTables;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManagersTest {
    /** The first group and the first user of a test. */
    private static final long CHAT = -1_000_000_001_001L;

    private static final long MAX = 1_001;
    private static final SalesTables TABLES = SalesTables.get();

    @RegisterExtension
    final JackfieldExtension jackfield = Company.plugin(TABLES).staff("managers", CHAT, MAX);

    private TestChat managers;
    private TestChat ada;

    @BeforeEach
    void letAdaApply() {
        TABLES.empty();
        managers = jackfield.telegram().group("Managers", "Max", "Eve");
        ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/apply basic");
        ada.sends("Ada Lovelace");
        ada.sends("901234567");
        ada.presses("✅ Send");
    }

    private TestReply card() {
        List<TestReply> cards = managers.onScreen();
        assertThat(cards).hasSize(1);
        return cards.getFirst();
    }

    @Test
    void newApplicationIsShownWithButtons() {
        assertThat(managers.id()).isEqualTo(CHAT);
        assertThat(card().text())
                .contains("A-2026-000001 · 🆕 new", "📦 Basic", "👤 Ada Lovelace", "📞 +998 90 123 45 67");
        assertThat(card().buttons()).containsExactly("🙋 Take", "📞 Contacted", "✅ Won", "✖ Lost", "📝 Note");
    }

    @Test
    void whatManagersPressChangesTheCardInPlace() {
        managers.presses("🙋 Take");
        assertThat(card().text()).contains("🙋 taken", "🙋 Max");
        assertThat(managers.toast()).isEqualTo("A-2026-000001 is yours");
        ada.sends("/application");
        assertThat(ada.lastReply().text()).contains("A manager is seeing to it");

        managers.presses("✅ Won");

        assertThat(card().buttons()).containsExactly("↩️ Reopen", "📝 Note");
        assertThat(jackfield.events("application.changed"))
                .extracting(event -> event.facts())
                .contains(
                        Map.of("number", "A-2026-000001", "what", "status", "status", "taken", "package", "basic"),
                        Map.of("number", "A-2026-000001", "what", "status", "status", "won", "package", "basic"));
        assertThat(jackfield.events("application.won"))
                .extracting(event -> event.facts())
                .containsExactly(Map.of("number", "A-2026-000001", "package", "basic"));
    }

    @Test
    void onlyManagersMayPress() {
        managers.as("Eve").presses("🙋 Take");

        assertThat(managers.alert()).isEqualTo("Only managers can do that.");
        assertThat(card().text()).contains("🆕 new");
        ada.pressesForged("won", "A-2026-000001");
        assertThat(card().text()).contains("🆕 new");
    }

    @Test
    void noteIsTheNextMessageOfWhoPressed() {
        managers.presses("📝 Note");
        TestReply question = managers.lastReply();
        managers.repliesTo(question, "calls back on Friday");

        assertThat(managers.onScreen().getFirst().text()).contains("Max: 📝 calls back on Friday");
    }

    @Test
    void changeByTheApplicantIsShownAndSaid() {
        managers.presses("🙋 Take");
        ada.sends("/application");
        ada.presses("✏️ Phone");
        ada.sends("+998907654321");

        assertThat(managers.onScreen().getFirst().text()).contains("📞 +998 90 765 43 21");
        assertThat(managers.onScreen().getLast().text())
                .isEqualTo("✏️ A-2026-000001: the customer has given another phone number.");
    }

    @Test
    void numberThatIsTheSameIsThankedForAndNotSaidToManagers() {
        ada.sends("/application");
        ada.presses("✏️ Phone");
        ada.sends("+998 90 123-45-67");

        assertThat(ada.replies()).extracting(TestReply::text).contains("Thank you, that is noted.");
        assertThat(card().text()).contains("📞 +998 90 123 45 67");
    }

    @Test
    void applicationThatLiesIsBroughtToMindInWorkingHours() {
        jackfield.clock().advance(Duration.ofHours(1));
        assertThat(managers.onScreen()).hasSize(1);

        jackfield.clock().advance(Duration.ofMinutes(70));

        TestReply reminder = managers.onScreen().getLast();
        assertThat(reminder.text()).startsWith("⏰ Waiting for 2 hours").contains("A-2026-000001");
        managers.presses("🙋 Take");
        assertThat(managers.onScreen())
                .hasSize(2)
                .allMatch(message -> message.text().contains("🙋 taken"));
        jackfield.clock().advance(Duration.ofHours(3));
        assertThat(managers.onScreen()).hasSize(2);
    }

    @Test
    void nobodyIsRemindedAtNight() {
        jackfield.clock().advance(Duration.ofHours(11));
        int inTheEvening = managers.onScreen().size();

        jackfield.clock().advance(Duration.ofHours(12));

        assertThat(managers.onScreen()).hasSize(inTheEvening);
    }

    @Test
    void operatorsListAndActOnApplications() {
        var list = jackfield.operator().list("applications");
        List<Row> rows = list.rows("status", "new");
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .contains("A-2026-000001", "new", "Basic", "Ada Lovelace", "+998901234567"));
        assertThat(rows.getFirst().actions()).containsExactly("take", "contacted", "won", "lost");

        assertThat(list.rows("package", "basic")).hasSize(1);
        assertThat(list.rows("package", "базовый"))
                .as("by its title in any language")
                .hasSize(1);
        assertThat(list.rows("package", "premium")).isEmpty();

        assertThat(list.act("won", "A-2026-000001")).isEqualTo("A-2026-000001: won, congratulations!");

        assertThat(card().text()).contains("✅ won");
        assertThat(list.act("lost", "A-2026-000001")).contains("does not fit any more");
        assertThat(list.rows("status", "won")).hasSize(1);
        assertThat(jackfield.events("application.won")).hasSize(1);
        assertThat(jackfield.events("application.lost")).isEmpty();
        assertThat(list.csv("en")).contains("Number", "A-2026-000001");
    }

    @Test
    void forgottenApplicantVanishesFromTheCard() {
        jackfield.operator().erases(ada.userId());

        jackfield.clock().advance(Duration.ofMinutes(10));

        assertThat(card().text()).contains("deleted at their request").doesNotContain("Ada", "+998");
    }
}
