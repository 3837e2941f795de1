package io.jackfield.notice.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.NoticeKindContract;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Each reader is the parent of Aziz and Malika, about whom there is something to tell on 5 January 2026. */
abstract class LearnerNoticesContract extends NoticeKindContract {
    private static final DataSource PLATFORM = TestSchool.get().platform();
    private static final DataSource TABLES = TestSchool.get().tables();
    private static final DataSource OWN = TestSchool.get().ownTables();

    private final String kind;

    LearnerNoticesContract(String kind) {
        this.kind = kind;
    }

    @BeforeAll
    static void somethingToTell() {
        takeBack();
        TestSchool.execute(PLATFORM, """
                insert into achievement values
                    (900001, 1001, '2026-01-05', 'Yaxshi', 'Хорошо', 'Well done'),
                    (900002, 1001, '2026-01-04', 'Zoʻr', 'Отлично', 'Great'),
                    (900003, 1002, '2026-01-05', 'Yaxshi', 'Хорошо', 'Well done')
                """);
        TestSchool.execute(PLATFORM, """
                insert into absence select l.id, n.id, 'absent' from learner l join lesson n using (class_id)
                where l.id in (1001, 1002) and n.day = '2026-01-05' on conflict do nothing
                """);
    }

    @AfterAll
    static void takeBack() {
        TestSchool.execute(PLATFORM, "delete from achievement where id > 900000");
    }

    @BeforeEach
    void emptyTables() {
        TestSchool.execute(TABLES, "truncate parent cascade");
    }

    @Override
    protected JackfieldExtension plugin() {
        return JackfieldExtension.with(
                        AchievementNotices.class,
                        MissedNotices.class,
                        RecommendationNotices.class,
                        ReminderNotices.class,
                        TestNotices.class,
                        InactiveNotices.class)
                .named("notice-school")
                .database(OWN)
                .database(School.DATABASE, PLATFORM)
                .tablesOf("lib-school", TABLES);
    }

    @Override
    protected Optional<String> kind() {
        return Optional.of(kind);
    }

    @Override
    protected void prepare(PluginContext context, Person reader) throws Exception {
        List<Learner> learners = School.of(context).learners(List.of("1001", "1002"));
        Parents.of(context).link("test", reader.id(), learners, "parent@example.org");
    }
}
