package io.jackfield.command.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LearnersCommandTest {
    private static final String NODIRA = "nodira.karimova@example.org";
    private static final List<Learner> HERS =
            List.of(new Learner("1001", "Aziz Karimov", "7-A"), new Learner("1002", "Malika Karimova", "3-A"));
    private static final DataSource TABLES = TestSchool.get().tables();

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(
                    StartCommand.class, LearnersCommand.class, ParentData.class)
            .named("command-school")
            .database(School.DATABASE, TestSchool.get().platform())
            .tablesOf("lib-school", TABLES);

    private TestChat ada;

    @BeforeEach
    void emptyTables() {
        TestSchool.execute(TABLES, "truncate parent, registration_code, registration_try cascade");
        ada = jackfield.telegram().privateChatWith("Ada");
    }

    private static Parents parents() {
        return Parents.of(jackfield.context());
    }

    private List<Learner> learners() {
        return parents().learnersOf("test", ada.userId());
    }

    private static String handedOutTo(String email) throws Exception {
        return School.of(jackfield.context()).codes(email).getFirst().code();
    }

    private void registers() {
        parents().link("test", ada.userId(), HERS, NODIRA);
    }

    @Test
    void chosenChildIsLookedAtAndAnotherOneAdded() throws Exception {
        registers();
        ada.sends("/learners");
        assertThat(ada.lastReply().buttons())
                .containsExactly("✅ Aziz Karimov, 7-A", "Malika Karimova, 3-A", "➕ Add a child", "Remove a child…");

        ada.presses("Malika Karimova, 3-A");
        assertThat(ada.toast()).isEqualTo("Now we are looking at Malika Karimova");
        assertThat(ada.lastReply().buttons()).contains("✅ Malika Karimova, 3-A");
        ada.presses("➕ Add a child");
        ada.sends("elena.ivanova@example.org");
        ada.sends(handedOutTo("elena.ivanova@example.org"));
        ada.sends("✅ Yes");

        assertThat(learners()).extracting(Learner::id).containsExactly("1001", "1002", "1003");
        assertThat(ada.lastReply().text())
                .startsWith("Done! From now on we are looking at Анна Иванова, 5-A. You have 3");
    }

    @Test
    void removedChildIsGoneAfterAYesOnly() {
        registers();
        ada.sends("/learners");
        ada.presses("Remove a child…");
        ada.presses("Aziz Karimov, 7-A");
        assertThat(ada.lastReply().text()).isEqualTo("Remove Aziz Karimov, 7-A?");
        ada.presses("‹ Back");
        assertThat(learners()).hasSize(2);

        ada.presses("Remove a child…");
        ada.presses("Aziz Karimov, 7-A");
        ada.presses("Yes, remove");

        assertThat(ada.toast()).isEqualTo("Aziz Karimov is removed");
        assertThat(learners()).extracting(Learner::id).containsExactly("1002");
    }

    @Test
    void buttonWithSomebodyElsesChildDoesNothing() {
        registers();

        ada.pressesForged("choose", "1003");
        ada.pressesForged("really-remove", "1003");

        assertThat(learners()).extracting(Learner::id).containsExactly("1001", "1002");
        assertThat(parents().chosen("test", ada.userId())).map(Learner::id).contains("1001");
    }

    @Test
    void whoHasNoChildrenHereIsLedToTheRegistration() {
        ada.sends("/learners");
        ada.presses("Register");

        assertThat(ada.lastReply().text()).contains("Which e-mail address");
    }

    @Test
    void personalDataIsTheLinksAndGoesWithThePerson() {
        registers();

        Map<String, Object> exported = jackfield.operator().exports(ada.userId());

        assertThat(exported.toString()).contains("Aziz Karimov").contains(NODIRA);
        jackfield.operator().erases(ada.userId());
        assertThat(learners()).isEmpty();
        assertThat(jackfield.operator().exports(ada.userId()).toString()).doesNotContain("Karimov");
    }

    @Test
    void nextYearsClassIsShownAsSoonAsTheSchoolHasIt() {
        parents().link("test", ada.userId(), List.of(new Learner("1001", "Aziz Karimov", "6-A")), NODIRA);

        ada.sends("/learners");

        assertThat(ada.lastReply().buttons()).contains("✅ Aziz Karimov, 7-A");
    }
}
