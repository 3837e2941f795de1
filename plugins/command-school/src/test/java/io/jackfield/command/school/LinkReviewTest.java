package io.jackfield.command.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.testing.SwitchedSource;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A learner leaves, an address changes: links of parents follow the school's data. */
class LinkReviewTest {
    private static final String NODIRA = "nodira.karimova@example.org";
    private static final Learner AZIZ = new Learner("1001", "Aziz Karimov", "7-A");
    private static final Learner MALIKA = new Learner("1002", "Malika Karimova", "3-A");
    private static final Learner STRANGER = new Learner("1003", "Анна Иванова", "5-A");
    private static final DataSource TABLES = TestSchool.get().tables();
    private static final SwitchedSource PLATFORM =
            new SwitchedSource(TestSchool.get().platform());

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(
                    StartCommand.class, LearnersCommand.class, ParentData.class)
            .named("command-school")
            .database(School.DATABASE, PLATFORM)
            .tablesOf("lib-school", TABLES);

    private TestChat ada;

    @BeforeEach
    void emptyTables() {
        TestSchool.execute(TABLES, "truncate parent, registration_code, registration_try cascade");
        ada = jackfield.telegram().privateChatWith("Ada");
    }

    @AfterEach
    void schoolIsBack() {
        PLATFORM.back();
    }

    private static Parents parents() {
        return Parents.of(jackfield.context());
    }

    private List<String> learners() {
        return parents().learnersOf("test", ada.userId()).stream()
                .map(Learner::id)
                .toList();
    }

    private static void aDayPasses() {
        jackfield.clock().advance(Duration.ofDays(1));
    }

    @Test
    void learnerWhomTheSchoolDoesNotListAnyMoreIsUnlinkedWithinADayAndTheParentToldOnce() {
        parents().link("test", ada.userId(), List.of(AZIZ, STRANGER), NODIRA);

        aDayPasses();
        aDayPasses();

        assertThat(learners()).containsExactly("1001");
        assertThat(ada.onScreen())
                .singleElement()
                .satisfies(told -> assertThat(told.text())
                        .startsWith("The school does not have Анна Иванова, 5-A under the address " + NODIRA)
                        .contains("/start"));
    }

    @Test
    void startAndLearnersSayItAtOnce() {
        parents().link("test", ada.userId(), List.of(AZIZ, STRANGER), NODIRA);
        ada.sends("/start");
        assertThat(ada.lastReply().text())
                .startsWith("The school does not have Анна Иванова")
                .contains("Aziz Karimov, 7-A");

        parents().unlink("test", ada.userId(), "1001");
        parents().link("test", ada.userId(), List.of(STRANGER), NODIRA);
        ada.sends("/learners");

        assertThat(learners()).isEmpty();
        assertThat(ada.lastReply().text()).startsWith("The school does not have Анна Иванова");
        assertThat(ada.lastReply().buttons()).containsExactly("Register");
    }

    @Test
    void linksThatHoldStayAndAnAbsentSchoolEndsNone() {
        parents().link("test", ada.userId(), List.of(AZIZ, MALIKA), NODIRA);
        aDayPasses();
        assertThat(learners()).containsExactly("1001", "1002");

        parents().link("test", ada.userId(), List.of(STRANGER), NODIRA);
        PLATFORM.goAway();
        aDayPasses();
        ada.sends("/learners");

        assertThat(learners()).containsExactly("1001", "1002", "1003");
    }

    @Test
    void schoolThatHasLostItsDataUnlinksNobodyAndTheOperatorHearsOfIt() {
        IntStream.range(0, 11).forEach(person -> parents().link("test", 5_000 + person, List.of(STRANGER), NODIRA));

        aDayPasses();

        assertThat(parents().parentsOf("test", "1003")).hasSize(11);
        assertThat(jackfield.operator().alerts().values())
                .singleElement()
                .asString()
                .contains("11 of 11", "byEmail");
    }
}
