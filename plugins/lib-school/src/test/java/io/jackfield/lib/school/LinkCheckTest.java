package io.jackfield.lib.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lib.school.LinkCheck.Lost;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.JackfieldExtension;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LinkCheckTest {
    private static final Learner AZIZ = new Learner("1001", "Aziz Karimov", "7-A");
    private static final Learner MALIKA = new Learner("1002", "Malika Karimova", "3-A");
    private static final String MAIL = "nodira.karimova@example.org";
    private static final DataSource TABLES = TestSchool.get().tables();
    private static final DataSource SCHOOL = TestSchool.get().platform();

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with()
            .named("command-school")
            .permissions("tables", "database:platform")
            .database(School.DATABASE, SCHOOL)
            .tablesOf("lib-school", TABLES);

    private Parents parents;
    private LinkCheck check;

    @BeforeEach
    void begin() {
        TestSchool.execute(TABLES, "truncate parent cascade");
        parents = Parents.of(jackfield.context());
        check = new LinkCheck(School.of(jackfield.context()), parents);
        parents.link("mentorium", 7, List.of(AZIZ, MALIKA), MAIL);
    }

    @AfterEach
    void addressIsAsItWas() {
        TestSchool.execute(SCHOOL, "update guardian set email = '" + MAIL + "' where email = 'new@example.org'");
    }

    @Test
    void linkHoldsWhileTheSchoolHasTheLearnerUnderTheAddress() throws Exception {
        assertThat(check.holds("mentorium", 7, "1001")).isTrue();
        assertThat(check.lostOf("mentorium", 7)).isEmpty();
        assertThat(check.all("mentorium")).isEqualTo(new LinkCheck.Found(List.of(), 2));
        assertThat(check.holds("mentorium", 7, "1003")).isFalse();
        assertThat(check.holds("mentorium", 8, "1001")).isFalse();
    }

    @Test
    void addressThatChangedEndsAllLinksThatItProved() throws Exception {
        TestSchool.execute(SCHOOL, "update guardian set email = 'new@example.org' where email = '" + MAIL + "'");

        assertThat(check.holds("mentorium", 7, "1001")).isFalse();
        assertThat(check.all("mentorium").lost()).containsExactly(new Lost(7, AZIZ, MAIL), new Lost(7, MALIKA, MAIL));
    }
}
