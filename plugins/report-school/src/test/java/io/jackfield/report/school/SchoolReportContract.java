package io.jackfield.report.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.report.ReportType;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.ReportTypeContract;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** Each reader is the parent of a learner of their own. */
abstract class SchoolReportContract extends ReportTypeContract {
    private static final DataSource TABLES = TestSchool.get().tables();
    /** Learners of the sample school have these numbers upwards. */
    private static final long FIRST_LEARNER = 1_001;

    private static final long FIRST_READER = 2_000;

    private final Class<? extends ReportType> type;

    SchoolReportContract(Class<? extends ReportType> type) {
        this.type = type;
    }

    @BeforeEach
    void emptyTables() {
        TestSchool.execute(TABLES, "truncate parent cascade");
    }

    @Override
    protected JackfieldExtension plugin() {
        return JackfieldExtension.with(type)
                .named("report-school")
                .offer("mentor", "Mentor", "openai", false)
                .database(School.DATABASE, TestSchool.get().platform())
                .tablesOf("lib-school", TABLES);
    }

    @Override
    protected void prepare(PluginContext context, Person reader) throws SchoolAway {
        String learner = Long.toString(FIRST_LEARNER + Math.floorMod(reader.id() - FIRST_READER, 200));
        Optional<Learner> known = School.of(context).learner(learner);
        Parents.of(context).link("test", reader.id(), List.of(known.orElseThrow()), TestSchool.addressOf(learner));
    }
}
