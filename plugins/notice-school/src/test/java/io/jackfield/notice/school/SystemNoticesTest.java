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
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** Two announcements to the parents of Aziz. */
class SystemNoticesTest extends NoticeKindContract {
    private static final DataSource TABLES = TestSchool.get().tables();
    private static final DataSource OWN = TestSchool.get().ownTables();

    @BeforeEach
    void emptyTables() {
        TestSchool.execute(TABLES, "truncate parent cascade");
        TestSchool.execute(OWN, "drop table if exists announcement; drop table if exists flyway_schema_history");
    }

    @Override
    protected JackfieldExtension plugin() {
        return JackfieldExtension.with(SystemNotices.class)
                .named("notice-school")
                .database(OWN)
                .database(School.DATABASE, TestSchool.get().platform())
                .tablesOf("lib-school", TABLES);
    }

    @Override
    protected void prepare(PluginContext context, Person reader) throws Exception {
        List<Learner> learners = School.of(context).learners(List.of("1001", "1002"));
        Parents.of(context).link("test", reader.id(), learners, "parent@example.org");
        Announcements announcements = Sources.of(context).announcements();
        announcements.add("test", "", "The school is closed on Friday.", 1, "one");
        announcements.add("test", "7-A", "Bring a ruler.", 1, "two");
        announcements.add("test", "11-B", "For others.", 1, "three");
    }
}
