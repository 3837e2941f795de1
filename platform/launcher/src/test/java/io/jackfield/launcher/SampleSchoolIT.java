package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.it.fixture.Servers;
import io.jackfield.sandbox.school.SampleSchool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sandbox's sample school on a real PostgreSQL. */
class SampleSchoolIT {
    private static final System.Logger LOG = System.getLogger("sample school");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 17);
    /** A day's worth of everything that can happen, as one number. */
    private static final String LIFE = """
            select md5(string_agg(what, ',' order by what)) from (
                select 'm' || m.learner_id || ' ' || m.lesson_id || ' ' || m.value || m.kind as what
                from mark m join lesson l on l.id = m.lesson_id where l.day > '2026-01-01'
                union all select 'a' || a.learner_id || ' ' || a.lesson_id || a.state
                from absence a join lesson l on l.id = a.lesson_id where l.day > '2026-01-01'
                union all select 'l' || id || day || subject_id || coalesce(topic, '-') || coalesce(homework, '-')
                from lesson where day > '2026-01-01'
                union all select 'p' || learner_id || ' ' || subject_id || day || percent
                from course_progress where day > '2026-01-01'
                union all select 'h' || id || title_en from achievement where day > '2026-01-01') happened""";

    private static Connection newDatabase() throws SQLException {
        ServiceUrl url = ServiceUrl.postgres(Servers.get().createDatabase());
        return connect(url);
    }

    private static Connection connect(ServiceUrl url) throws SQLException {
        return DriverManager.getConnection(
                url.jdbcUrl(),
                url.user().orElseThrow(),
                url.password().orElseThrow().value());
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        return column(connection, sql).getFirst();
    }

    @Test
    void yearUpToTodayIsThereWithinSeconds() throws SQLException {
        try (Connection connection = newDatabase()) {
            Instant begun = Instant.now();
            long rows = SampleSchool.bring(connection, TODAY);
            Duration taken = Duration.between(begun, Instant.now());
            LOG.log(System.Logger.Level.INFO, "{0} rows in {1}", rows, taken);

            assertThat(rows).isBetween(150_000L, 400_000L);
            assertThat(taken).isLessThan(Duration.ofSeconds(20));
            assertThat(one(connection, "select count(*) from learner")).isEqualTo("300");
            assertThat(one(connection, "select min(day) || ' ' || max(day) from lesson where topic is not null"))
                    .isEqualTo("2025-06-19 2026-06-17");
            assertThat(one(connection, "select max(day)::text from lesson")).isEqualTo("2026-07-01");
            assertThat(one(connection, "select count(distinct learner_id) from guardianship"))
                    .isEqualTo("300");
            assertThat(one(connection, "select count(*) - count(distinct email) from guardian"))
                    .isEqualTo("0");
            assertThat(one(connection, "select count(*) - count(distinct code) from registration_code"))
                    .isEqualTo("0");
        }
    }

    @Test
    void everyLearnerHasMarksAndMostAreThereMostOfTheTime() throws SQLException {
        try (Connection connection = newDatabase()) {
            SampleSchool.bring(connection, TODAY);

            assertThat(one(connection, "select count(distinct learner_id) from mark"))
                    .isEqualTo("300");
            double average = Double.parseDouble(one(connection, "select avg(value) from mark"));
            assertThat(average).isBetween(3.5, 4.6);
            double missed = Double.parseDouble(one(
                    connection,
                    "select count(*)::numeric / (select count(*) from learner l join lesson n using (class_id)"
                            + " where n.topic is not null) from absence where state in ('absent', 'excused')"));
            assertThat(missed).isBetween(0.01, 0.12);
            assertThat(column(connection, "select distinct state from absence order by 1"))
                    .containsExactly("absent", "excused", "late");
        }
    }

    @Test
    void daysThatPassAreAddedAndComeOutAsIfAllHadBeenMadeAtOnce() throws SQLException {
        try (Connection grown = newDatabase();
                Connection atOnce = newDatabase()) {
            SampleSchool.bring(grown, TODAY.minusDays(20));
            SampleSchool.bring(grown, TODAY.minusDays(9));
            Instant begun = Instant.now();
            long added = SampleSchool.bring(grown, TODAY);
            Duration taken = Duration.between(begun, Instant.now());
            SampleSchool.bring(atOnce, TODAY);

            LOG.log(System.Logger.Level.INFO, "{0} rows more in {1}", added, taken);
            assertThat(added).isBetween(1_000L, 20_000L);
            assertThat(one(grown, LIFE)).isEqualTo(one(atOnce, LIFE));
            assertThat(SampleSchool.bring(grown, TODAY)).isZero();
            assertThat(SampleSchool.bring(grown, TODAY.minusDays(1))).isZero();
        }
    }

    @Test
    void schoolOfAnEarlierVersionIsMadeAnew() throws SQLException {
        try (Connection connection = newDatabase();
                Statement statement = connection.createStatement()) {
            SampleSchool.bring(connection, TODAY);
            statement.execute("update sample_school set version = 0");
            statement.execute("delete from achievement");

            assertThat(SampleSchool.bring(connection, TODAY)).isGreaterThan(150_000);

            assertThat(one(connection, "select count(*) > 0 from achievement")).isEqualTo("t");
        }
    }

    @Test
    void loginOfPluginsMayReadAndNothingElse() throws SQLException {
        SampleSchoolDatabase school = new SampleSchoolDatabase(Servers.get().postgres());
        school.bring();
        SampleSchoolDatabase nextRun = new SampleSchoolDatabase(Servers.get().postgres());
        assertThat(nextRun.bring()).isZero();

        assertThatThrownBy(() -> connect(school.url()).close()).hasMessageContaining("password authentication failed");
        try (Connection connection = connect(nextRun.url());
                Statement statement = connection.createStatement()) {
            assertThat(one(connection, "select count(*) from learner")).isEqualTo("300");
            assertThatThrownBy(() -> statement.execute("update learner set given_name = 'Eve'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("create table public.mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }
}
