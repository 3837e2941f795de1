package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.api.desk.OperatorDesk.Format;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperatorDeskTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(
                    OperatorCommand.Command.class,
                    OperatorCommand.Applications.class,
                    OperatorCommand.Figures.class,
                    OperatorCommand.Writing.class,
                    OperatorCommand.Notes.class)
            .named("operator-command")
            .botTexts("en", "applications.status.new", "waiting")
            .botTexts("en", "applications.name", "Имя")
            .background("zoo", "The zoo is open.")
            .staff("managers", -77, 1_001L);

    private TestChat ada;
    private TestChat ben;

    @BeforeEach
    void twoCome() {
        ada = jackfield.telegram().privateChatWith("Ada");
        ben = jackfield.telegram().privateChatWith("Ben");
    }

    private static OperatorDesk desk() {
        return jackfield.context().operator();
    }

    @Test
    void alertIsOpenUntilItIsOver() {
        ada.sends("/operator alert");
        assertThat(jackfield.operator().alerts())
                .containsExactly(Map.entry("shop.closed", "The shop is closed; open it"));
        ada.sends("/operator over");
        assertThat(jackfield.operator().alerts()).isEmpty();
        assertThatThrownBy(() -> desk().alert("Not A Key", "words")).hasMessageContaining("use 1 to 64 of a-z 0-9 . -");
    }

    @Test
    void listIsSeenByThoseOfItsRolesOnly() {
        assertThat(desk().lists("test", ada.userId()))
                .extracting(ListSpec::name)
                .containsExactly("applications");
        assertThat(desk().lists("test", ben.userId())).isEmpty();
        assertThatThrownBy(() -> desk().rows("test", ben.userId(), "applications", ListQuestion.first(5)))
                .hasMessageContaining("bot test has no list 'applications' for this user");
    }

    @Test
    void rowsComePageByPage() {
        ListPage first = desk().rows("test", ada.userId(), "applications", ListQuestion.first(2));
        assertThat(first.rows()).extracting(ListPage.Row::id).containsExactly("1", "2");
        ListPage second = desk().rows(
                        "test",
                        ada.userId(),
                        "applications",
                        new ListQuestion(Map.of(), Optional.empty(), Optional.empty(), first.next(), 2));
        assertThat(second.rows()).extracting(ListPage.Row::id).containsExactly("3");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void actionIsDoneInTheNameOfWhoDoesIt() {
        assertThat(desk().act("test", ada.userId(), "applications", "take", "2"))
                .isEqualTo("Application 2 is taken by telegram 1001");
        assertThat(jackfield.operator().list("applications").rows("status", "taken"))
                .extracting(ListPage.Row::id)
                .containsExactly("2");
        assertThat(jackfield.operator().list("applications").act("take", "1"))
                .isEqualTo("Application 1 is taken by operator ada");
    }

    @Test
    void wrongQuestionIsAnsweredWithWhatIsAllowed() {
        TestOperator.TestList list = jackfield.operator().list("applications");
        assertThatThrownBy(() -> list.rows("name", "Ada"))
                .hasMessage("list applications has no filter 'name'; it has: status");
        assertThatThrownBy(() -> list.rows("status", "lost")).hasMessage("status is 'lost'; use one of new, taken");
        assertThatThrownBy(() -> list.act("sell", "1"))
                .hasMessage("list applications has no action 'sell'; it has: take");
    }

    @Test
    void fileHasAllPagesInWordsOfThePlugin() {
        assertThat(jackfield.operator().list("applications").csv("en")).isEqualTo("""
                        \uFEFFnumber,status,Имя\r
                        1,waiting,"'=Ada, ""the 1."\""\r
                        2,waiting,"'=Ada, ""the 2."\""\r
                        3,waiting,"'=Ada, ""the 3."\""\r
                        """);
        Attachment file = desk().export("test", ada.userId(), "applications", ListQuestion.first(1), Format.XLSX);
        assertThat(file).isInstanceOfSatisfying(Attachment.Bytes.class, bytes -> {
            assertThat(bytes.name()).isEqualTo("applications.xlsx");
            assertThat(bytes.content()).startsWith('P', 'K');
        });
    }

    @Test
    void textsAreThoseOfTheListsPlugin() {
        assertThat(desk().text("test", "applications", "en", "applications.status.new"))
                .isEqualTo("waiting");
        assertThatThrownBy(() -> desk().text("test", "applications", "en", "applications.status.taken"))
                .hasMessageContaining("applications.status.taken");
    }

    @Test
    void backgroundIsWhatSourcesSayInTheOrderOfTheirNames() {
        ada.sends("/operator background");

        assertThat(ada.nextReply().text()).isEqualTo("[Ada learns algebra. Hello, you, The zoo is open.]");
    }

    @Test
    void sourceCannotWrite() {
        assertThatThrownBy(() -> ada.background("Hi"))
                .hasMessageContaining("belongs to another plugin's call; it can only be read");
    }

    @Test
    void personalDataIsExportedAndErased() {
        jackfield.context().memory().shared().put("note.1001", "likes tea");
        assertThat(jackfield.operator().exports(ada.userId())).isEqualTo(Map.of("notes", List.of("likes tea")));
        jackfield.operator().erases(ada.userId());
        assertThat(jackfield.operator().exports(ada.userId())).isEmpty();
    }
}
