package io.jackfield.command.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.PersonalDataContract;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ParentDataTest extends PersonalDataContract {
    private static final DataSource TABLES = TestSchool.get().tables();

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(
                    StartCommand.class, LearnersCommand.class, ParentData.class)
            .named("command-school")
            .database(School.DATABASE, TestSchool.get().platform())
            .tablesOf("lib-school", TABLES);

    @BeforeEach
    void emptyTables() {
        TestSchool.execute(TABLES, "truncate parent, registration_code, registration_try cascade");
    }

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    /** Two parents of every child of one, as families have it. */
    @Override
    protected void prepare(PluginContext context, Person person) {
        Parents.of(context)
                .link(
                        "test",
                        person.id(),
                        List.of(
                                new Learner("l-" + person.id() / 2, "Malika Karimova", "3-A"),
                                new Learner("l-" + (person.id() + 1), "Aziz Karimov", "7-A")),
                        person.firstName().toLowerCase(Locale.ROOT) + "@example.org");
    }

    @Test
    void exportNamesEachChildAndTheAddressThatProvedIt() {
        prepare(jackfield.context(), new Person(7, "Nodira", "", Optional.empty(), "uz"));

        assertThat(jackfield.operator().exports(7))
                .containsOnlyKeys("learners")
                .extractingByKey("learners", list(Map.class))
                .hasSize(2)
                .extracting(learner -> learner.get("name") + " " + learner.get("email"))
                .containsExactlyInAnyOrder("Malika Karimova nodira@example.org", "Aziz Karimov nodira@example.org");
    }
}
