package io.jackfield.lib.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lib.school.ParentPage.Link;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.JackfieldExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ParentsTest {
    private static final Learner AZIZ = new Learner("1001", "Aziz Karimov", "7-A");
    private static final Learner MALIKA = new Learner("1002", "Malika Karimova", "3-A");
    private static final String MAIL = "nodira.karimova@example.org";
    private static final DataSource TABLES = TestSchool.get().tables();

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with()
            .named("command-school")
            .permissions("tables")
            .tablesOf("lib-school", TABLES);

    private Parents parents;

    @BeforeEach
    void begin() {
        TestSchool.execute(TABLES, "truncate parent cascade");
        parents = Parents.of(jackfield.context());
    }

    @Test
    void parentHasSeveralLearnersAndLooksAtTheFirstUntilAnotherIsChosen() {
        parents.link("mentorium", 7, List.of(AZIZ, MALIKA), MAIL);

        assertThat(parents.learnersOf("mentorium", 7)).containsExactly(AZIZ, MALIKA);
        assertThat(parents.chosen("mentorium", 7)).contains(AZIZ);
        assertThat(parents.choose("mentorium", 7, "1002")).isTrue();
        assertThat(parents.chosen("mentorium", 7)).contains(MALIKA);
        assertThat(parents.choose("mentorium", 7, "1003")).isFalse();
        assertThat(parents.chosen("mentorium", 7)).contains(MALIKA);
    }

    @Test
    void learnerHasSeveralParentsAndEachBotItsOwn() {
        parents.link("mentorium", 7, List.of(AZIZ), MAIL);
        parents.link("mentorium", 5, List.of(AZIZ), "rustam.karimov@example.org");
        parents.link("other", 9, List.of(AZIZ), MAIL);

        assertThat(parents.parentsOf("mentorium", "1001")).containsExactly(5L, 7L);
        assertThat(parents.mayKnow("mentorium", 7, "1001")).isTrue();
        assertThat(parents.mayKnow("mentorium", 9, "1001")).isFalse();
        assertThat(parents.mayKnow("mentorium", 7, "1002")).isFalse();
    }

    @Test
    void linkingTheSameAgainChangesNothingButTheName() {
        parents.link("mentorium", 7, List.of(AZIZ, MALIKA), MAIL);
        parents.link("mentorium", 7, List.of(new Learner("1001", "Aziz K.", "8-A")), MAIL);

        assertThat(parents.learnersOf("mentorium", 7)).containsExactly(new Learner("1001", "Aziz K.", "8-A"), MALIKA);
    }

    @Test
    void nextClassIsTakenOverForAllParents() {
        parents.link("mentorium", 7, List.of(AZIZ), MAIL);
        parents.link("mentorium", 8, List.of(AZIZ), MAIL);

        parents.seen("mentorium", List.of(new Learner("1001", "Aziz Karimov", "8-A")));

        assertThat(parents.chosen("mentorium", 8)).map(Learner::className).contains("8-A");
    }

    @Test
    void unlinkedLearnerIsKnownNoMoreAndTheNextOneIsLookedAt() {
        parents.link("mentorium", 7, List.of(AZIZ, MALIKA), MAIL);

        assertThat(parents.unlink("mentorium", 7, "1001")).isTrue();
        assertThat(parents.unlink("mentorium", 7, "1001")).isFalse();

        assertThat(parents.chosen("mentorium", 7)).contains(MALIKA);
        assertThat(parents.mayKnow("mentorium", 7, "1001")).isFalse();
    }

    @Test
    void pagesGiveEveryPairOnce() {
        for (long person = 1; person <= 25; person++) {
            parents.link("mentorium", person * 3, person % 2 == 0 ? List.of(AZIZ, MALIKA) : List.of(MALIKA), MAIL);
        }
        parents.link("other", 1, List.of(AZIZ), MAIL);

        List<Link> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ParentPage page = parents.page("mentorium", after, 10);
            assertThat(page.links()).hasSizeLessThanOrEqualTo(10);
            all.addAll(page.links());
            after = page.next();
        } while (after.isPresent());

        assertThat(all).hasSize(37).doesNotHaveDuplicates();
    }

    @Test
    void erasedParentIsGone() {
        parents.link("mentorium", 7, List.of(AZIZ), MAIL);

        parents.erase("mentorium", 7);

        assertThat(parents.learnersOf("mentorium", 7)).isEmpty();
        assertThat(parents.proofsOf("mentorium", 7)).isEmpty();
        assertThat(parents.chosen("mentorium", 7)).isEmpty();
    }
}
