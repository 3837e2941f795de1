package io.jackfield.prompt.school;

import io.jackfield.lib.school.School;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.PromptSourceContract;
import io.jackfield.testkit.TestChat;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

class LearnerPromptTest extends PromptSourceContract {
    private static final DataSource TABLES = TestSchool.get().tables();

    @BeforeEach
    void emptyTables() {
        TestSchool.execute(TABLES, "truncate parent cascade");
    }

    @Override
    protected JackfieldExtension plugin() {
        return JackfieldExtension.with(LearnerPrompt.class)
                .named("prompt-school")
                .database(School.DATABASE, TestSchool.get().platform())
                .tablesOf("lib-school", TABLES);
    }

    /** In the tables, as the suite has a host of its own for each test. */
    @Override
    protected void known(TestChat user) {
        long learner = 1_001 + Math.floorMod(user.userId(), 200);
        TestSchool.execute(
                TABLES,
                "insert into parent values ('test', " + user.userId() + ", null, now())" + " on conflict do nothing");
        TestSchool.execute(
                TABLES,
                "insert into parent_learner values ('test', " + user.userId() + ", '" + learner + "', 'Learner "
                        + learner + "', '7-A', '" + TestSchool.addressOf(Long.toString(learner))
                        + "', now()) on conflict do nothing");
    }
}
