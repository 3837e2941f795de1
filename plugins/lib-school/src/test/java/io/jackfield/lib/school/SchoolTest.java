package io.jackfield.lib.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.lib.school.Attendance.State;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchoolTest {
    private static final String AZIZ = "1001";
    private static final ReportPeriod WEEK = ReportPeriod.containing(Kind.WEEK, TestSchool.TODAY);

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with()
            .named("report-school")
            .permissions("database:platform")
            .database(School.DATABASE, TestSchool.get().platform());

    private static School school() {
        return School.of(jackfield.context());
    }

    @Test
    void findsTheChildrenOfAnAddressInAnyCase() throws Exception {
        assertThat(school().byEmail(" Nodira.Karimova@Example.org "))
                .containsExactly(
                        new Learner("1001", "Aziz Karimov", "7-A"), new Learner("1002", "Malika Karimova", "3-A"));
        assertThat(school().byEmail("nobody@example.org")).isEmpty();
        assertThat(school().learner("1003")).contains(new Learner("1003", "Анна Иванова", "5-A"));
        assertThat(school().learner("999999")).isEmpty();
    }

    @Test
    void codeOfTheSchoolFitsHoweverItIsTyped() throws Exception {
        List<SchoolCode> codes = school().codes("nodira.karimova@example.org");

        assertThat(codes).extracting(SchoolCode::learner).containsExactlyInAnyOrder("1001", "1002");
        String code = codes.getFirst().code();
        assertThat(codes.getFirst().matches(" " + code.toLowerCase(Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(codes.getLast().matches(code)).isFalse();
        assertThat(new SchoolCode("1", "").matches("")).isFalse();
    }

    @Test
    void weekHasLessonsMarksAndAttendanceInTheReadersLanguage() throws Exception {
        Selection selection = Selection.of(AZIZ, WEEK, "uz");

        List<Lesson> lessons = school().lessons(selection);
        List<Attendance> attendance = school().attendance(selection);

        assertThat(lessons).hasSize(30).allMatch(lesson -> lesson.topic().isPresent());
        assertThat(lessons).extracting(Lesson::subject).contains("Matematika");
        assertThat(attendance).hasSize(30).allMatch(one -> one.learner().equals(AZIZ));
        assertThat(school().marks(selection)).isNotEmpty().allMatch(mark -> mark.best() == 5 && mark.value() <= 5);
        assertThat(school().achievements(selection)).anyMatch(one -> one.day().equals(LocalDate.of(2026, 3, 18)));
    }

    @Test
    void lessonsToComeAreKnownAndHaveNoTopicYet() throws Exception {
        List<Lesson> next = school().lessons(
                        Selection.of(AZIZ, ReportPeriod.containing(Kind.WEEK, TestSchool.TODAY.plusDays(7)), "en"));

        assertThat(next)
                .hasSize(30)
                .allMatch(lesson -> lesson.topic().isEmpty() && lesson.starts().isPresent())
                .anyMatch(lesson -> lesson.test().isPresent());
        assertThat(school().attendance(Selection.of(
                        AZIZ, ReportPeriod.containing(Kind.WEEK, TestSchool.TODAY.plusDays(7)), "en")))
                .isEmpty();
    }

    @Test
    void figuresAreWhatTheRowsSay() throws Exception {
        ComparedFigures compared = school().figures(AZIZ, WEEK, "en");

        List<Attendance> attendance = school().attendance(Selection.of(AZIZ, WEEK, "en"));
        long missed = attendance.stream().filter(Attendance::isMissed).count();
        assertThat(compared.now().lessons()).isEqualTo(30);
        assertThat(compared.now().missed()).isEqualTo((int) missed);
        assertThat(compared.now().attendance().orElseThrow()).isCloseTo(100.0 * (30 - missed) / 30, within(0.01));
        assertThat(compared.now().average().orElseThrow())
                .isCloseTo(
                        school().marks(Selection.of(AZIZ, WEEK, "en")).stream()
                                .mapToDouble(Mark::value)
                                .average()
                                .orElseThrow(),
                        within(0.0001));
        assertThat(compared.now().progress()).isPresent();
        assertThat(compared.before().period()).isEqualTo(WEEK.previous());
        assertThat(compared.before().lessons()).isEqualTo(30);
    }

    @Test
    void daysWithoutGapsBeginAnewAfterAMissedLesson() throws Exception {
        ReportPeriod month = ReportPeriod.between(LocalDate.of(2025, 9, 1), TestSchool.TODAY);
        LocalDate lastMissed = school().attendance(Selection.of(AZIZ, month, "en")).stream()
                .filter(Attendance::isMissed)
                .map(Attendance::day)
                .reduce((first, second) -> second)
                .orElseThrow();

        long days = lastMissed
                .plusDays(1)
                .datesUntil(TestSchool.TODAY.plusDays(1))
                .filter(day -> day.getDayOfWeek().getValue() <= 5)
                .count();

        assertThat(school().figures(AZIZ, WEEK, "en").now().daysWithoutGaps()).isEqualTo((int) days);
    }

    @Test
    void holidaysAreNoFiguresAndNoFailure() throws Exception {
        ComparedFigures figures =
                school().figures(AZIZ, ReportPeriod.containing(Kind.WEEK, LocalDate.of(2019, 1, 7)), "en");

        assertThat(figures.now().isEmpty()).isTrue();
        assertThat(figures.averageChange()).isEmpty();
    }

    @Test
    void hundredLearnersTakeOneQuestion() throws Exception {
        List<String> hundred =
                LongStream.range(1_001, 1_101).mapToObj(Long::toString).toList();

        Map<String, ComparedFigures> figures =
                school().figures(Selection.of(hundred, ReportPeriod.containing(Kind.MONTH, TestSchool.TODAY), "ru"));

        assertThat(figures)
                .hasSize(100)
                .allSatisfy((learner, one) -> assertThat(one.now().lessons()).isPositive());
    }

    @Test
    void schoolThatIsAwayIsToldAsThat() {
        School away = with(Map.of(), TestSchool.away());

        assertThatThrownBy(() -> away.byEmail("nodira.karimova@example.org")).isInstanceOf(SchoolAway.class);
    }

    @Test
    void queryThatTakesTooLongIsEndedAndCountsAsAway() {
        School slow = with(
                Map.of(
                        "statementTimeout", "200ms",
                        "queries.learner", "select '1' as id, '' as name, '' as class, pg_sleep(30)"),
                TestSchool.get().platform());

        assertThatThrownBy(() -> slow.learner("1"))
                .isInstanceOf(SchoolAway.class)
                .hasMessageContaining("took too long");
    }

    @Test
    void queryCannotWrite() {
        School writing = with(
                Map.of(
                        "queries.learner",
                        "with gone as (delete from achievement returning id) select '1' as id, '' as name, '' as class"
                                + " from gone"),
                TestSchool.get().platform());

        assertThatThrownBy(() -> writing.learner("1")).hasMessageContaining("read-only transaction");
    }

    @Test
    void tooManyRowsAreRefusedAndNotCut() {
        School narrow = with(Map.of("mostRows", 100), TestSchool.get().platform());

        assertThatThrownBy(() -> narrow.attendance(
                        Selection.of(AZIZ, ReportPeriod.containing(Kind.MONTH, LocalDate.of(2026, 2, 1)), "en")))
                .hasMessageContaining("more than 100 rows");
    }

    @Test
    void eachStateOfAttendanceIsKnown() throws Exception {
        ReportPeriod year = ReportPeriod.between(TestSchool.TODAY.minusDays(300), TestSchool.TODAY);
        List<String> some =
                LongStream.range(1_001, 1_020).mapToObj(Long::toString).toList();

        assertThat(school().attendance(Selection.of(some, year, "en")))
                .extracting(Attendance::state)
                .contains(State.values());
    }

    private static School with(Map<String, ?> config, DataSource database) {
        return new School(new SchoolDatabase(
                database, TestContext.of("lib-school", config).config()));
    }
}
