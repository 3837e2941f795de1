package io.jackfield.report.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.report.ReportDesk.Asker;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.lib.school.ComparedFigures;
import io.jackfield.lib.school.Figures;
import io.jackfield.lib.school.Figures.SubjectAverage;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.testing.SwitchedSource;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Aziz and Malika are the children of Ada here, Anna is Eve's. */
class ReportsOfAFamilyTest extends CommandHandlerContract {
    private static final String AZIZ = "1001";
    private static final String MALIKA = "1002";
    private static final String ANNA = "1003";
    private static final ReportPeriod WEEK = ReportPeriod.containing(Kind.WEEK, LocalDate.of(2026, 3, 9));
    private static final ReportPeriod MONTH = ReportPeriod.containing(Kind.MONTH, LocalDate.of(2026, 2, 1));
    private static final ReportPeriod HOLIDAYS = ReportPeriod.containing(Kind.WEEK, LocalDate.of(2027, 7, 5));
    private static final SwitchedSource PLATFORM =
            new SwitchedSource(TestSchool.get().platform());
    private static final DataSource TABLES = TestSchool.get().tables();

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(
                    WeeklyReport.class, MonthlyReport.class, ReportFileCommand.class)
            .named("report-school")
            .database(School.DATABASE, PLATFORM)
            .tablesOf("lib-school", TABLES)
            .offer("mentor", "Mentor", "openai", false)
            .model(model -> model.answers("What a good week!"))
            .plan("free", "Free", false)
            .plan("full", "Full", true)
            .features("full", SchoolReport.FEATURE)
            .commands(
                    CommandSpec.command("report").described("Report"),
                    CommandSpec.command("billing").described("Plans").purpose(CommandSpec.Purpose.BUY));

    private TestChat ada;
    private TestChat eve;

    @BeforeEach
    void link() throws Exception {
        TestSchool.execute(TABLES, "truncate parent cascade");
        PLATFORM.back();
        ada = jackfield.telegram().privateChatWith("Ada");
        eve = jackfield.telegram().privateChatWith("Eve");
        parents().link("test", ada.userId(), learners(AZIZ, MALIKA), TestSchool.addressOf(AZIZ));
        parents().link("test", eve.userId(), learners(ANNA), TestSchool.addressOf(ANNA));
        ada.getsPlan("full");
        eve.getsPlan("full");
    }

    private static List<Learner> learners(String... ids) throws Exception {
        return School.of(jackfield.context()).learners(List.of(ids));
    }

    private static Parents parents() {
        return Parents.of(jackfield.context());
    }

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void learnerWhomTheSchoolDoesNotHaveUnderTheAddressAnyMoreIsNotToldOf() throws Exception {
        assertThat(jackfield.reports().sends("weekly", WEEK, ada, AZIZ)).isNotEmpty();

        parents().link("test", ada.userId(), learners(AZIZ), TestSchool.addressOf(ANNA));

        assertThat(jackfield.reports().sends("weekly", WEEK, ada, AZIZ)).isEmpty();
    }

    private static TestReply report(ReportPeriod period, TestChat reader, String learner) {
        String name = period.kind() == Kind.WEEK ? "weekly" : "monthly";
        return jackfield.reports().sends(name, period, reader, learner).getFirst();
    }

    @Test
    void weekIsTheFiguresWithAChartAndWhatAModelSays() {
        TestReply report = report(WEEK, ada, AZIZ);

        assertThat(report.text())
                .startsWith("📊 Aziz Karimov, 7-A · 9 March – 15 March\n\nAttendance: ")
                .contains("Average mark: ", " of 5", "By subject:\n• ")
                .containsPattern("[▲▼] \\d")
                .endsWith("What a good week!")
                .hasSizeLessThanOrEqualTo(1_024);
        assertThat(report.attachment().isPhoto()).isTrue();
        assertThat(report.attachment().content()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(report.buttons()).containsExactly("💬 Ask about it", "📄 PDF", "📅 Another period");
    }

    @Test
    void figuresAreThoseOfTheSchool() throws Exception {
        var figures = School.of(jackfield.context()).figures(AZIZ, WEEK, "en").now();

        String text = report(WEEK, ada, AZIZ).text();

        assertThat(text)
                .contains("Attendance: " + Math.round(figures.attendance().orElseThrow()) + "%")
                .contains("• " + figures.subjects().getFirst().subject() + ": ");
        assertThat(figures.subjects()).allSatisfy(one -> assertThat(text).contains("• " + one.subject() + ": "));
    }

    @Test
    void everySubjectOfAMonthIsNamed() throws Exception {
        var figures = School.of(jackfield.context()).figures(AZIZ, MONTH, "en").now();
        assertThat(figures.subjects()).hasSizeGreaterThan(10);

        String text = String.join(
                "\n",
                jackfield.reports().sends("monthly", MONTH, ada, AZIZ).stream()
                        .map(TestReply::text)
                        .toList());

        assertThat(figures.subjects()).allSatisfy(one -> assertThat(text).contains("• " + one.subject() + ": "));
    }

    @Test
    void subjectsThatAreLeftOutAreCounted() {
        List<SubjectAverage> subjects = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> new SubjectAverage("Subject " + number, 4, 2))
                .toList();
        Figures figures = new Figures(
                MONTH, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.of(4), 5, subjects, OptionalDouble.empty(), 0);
        Learner aziz = new Learner(AZIZ, "Aziz Karimov", "7-A");

        String text = new ReportText(jackfield.context().bot("test"), "en")
                .figures(new Content(aziz, new ComparedFigures(figures, figures), List.of(), List.of()));

        assertThat(text).contains("• Subject 18: 4 (2 marks)").endsWith("\n… and 2 more in the PDF");
    }

    @Test
    void modelIsToldNeitherNameNorClass() {
        report(WEEK, ada, AZIZ);

        Question question = jackfield.model().lastQuestion();
        assertThat(question.user()).isEmpty();
        assertThat(question.messages().toString())
                .contains("Attendance")
                .doesNotContain("Aziz", "Karimov", "7-A", AZIZ);
    }

    @Test
    void reportGoesOutWithoutAModel() {
        jackfield.model().fails(StandardError.UNAVAILABLE);

        assertThat(report(WEEK, ada, AZIZ).text()).startsWith("📊 Aziz Karimov").doesNotContain("good week");
    }

    @Test
    void whatAModelSaysEndsWithASentenceAndNotWithinANumber() {
        jackfield.model().answers("A good week. " + "Geography has 2.8, and it may grow; ".repeat(20));

        assertThat(report(WEEK, ada, AZIZ).text()).endsWith("\n\nA good week.");
    }

    @Test
    void monthIsNamed() {
        assertThat(report(MONTH, ada, MALIKA).text()).startsWith("📊 Malika Karimova, 3-A · February 2026");
    }

    @Test
    void nothingIsToldOfHolidays() {
        assertThat(jackfield.reports().sends("weekly", HOLIDAYS, ada, AZIZ)).isEmpty();
    }

    @Test
    void everyParentIsGivenEveryChildOfTheirs() {
        assertThat(jackfield.reports().readers("weekly", WEEK))
                .containsExactlyInAnyOrder(reader(ada, AZIZ), reader(ada, MALIKA), reader(eve, ANNA));
    }

    private static Reader reader(TestChat chat, String learner) {
        return new Reader(Recipient.of("test", chat.id()), learner);
    }

    @Test
    void parentWhoWasUnlinkedMeanwhileGetsNothing() {
        parents().unlink("test", ada.userId(), AZIZ);

        assertThat(jackfield.reports().sends("weekly", WEEK, ada, AZIZ)).isEmpty();
    }

    @Test
    void otherFamiliesLearnersCannotBeReported() {
        Asker asker = new Asker(Recipient.of("test", ada.id()), ada.userId(), "en");

        assertThat(jackfield.reports().sends("weekly", WEEK, ada, ANNA)).isEmpty();
        assertThatThrownBy(() -> jackfield.context().reports().make(asker, "weekly", WEEK, ANNA))
                .isInstanceOf(JackfieldException.class)
                .extracting(error -> ((JackfieldException) error).error())
                .isEqualTo(StandardError.NOT_FOUND);
    }

    @Test
    void learnerIsNotToldOfInAGroup() {
        TestChat group = jackfield.telegram().group("Class", "Ada");

        assertThat(jackfield.reports().sends("weekly", WEEK, group, AZIZ)).isEmpty();
    }

    @Test
    void whoseSubscriptionHasEndedGetsNoneOnSchedule() {
        ada.losesPlan();

        assertThat(jackfield.reports().sends("weekly", WEEK, ada, AZIZ)).isEmpty();
    }

    @Test
    void buttonBringsTheReportAsAFile() {
        report(WEEK, ada, AZIZ);

        ada.sends("/schoolreport pdf weekly " + WEEK.key() + " " + AZIZ);

        TestReply file = ada.lastReply();
        assertThat(file.text()).isEqualTo("📊 Aziz Karimov, 7-A · 9 March – 15 March");
        assertThat(file.attachment().name()).isEqualTo("report-2026-03-09.pdf");
        assertThat(new String(file.attachment().content(), 0, 5, StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
    }

    @Test
    void fileOfAnotherFamilyIsNotThere() {
        for (String argument : List.of(ANNA, AZIZ + " " + ANNA, "1001 or 1=1", "", "%")) {
            ada.sends("/schoolreport pdf weekly " + WEEK.key() + " " + argument);

            assertThat(ada.lastReply().text()).startsWith("There is no such report any more.");
        }
        ada.sends("/schoolreport ask " + ANNA);
        assertThat(ada.lastReply().text()).startsWith("There is no such report any more.");
        assertThat(parents().chosen("test", ada.userId()).orElseThrow().id()).isEqualTo(AZIZ);
    }

    @Test
    void fileIsPartOfThePlan() {
        ada.losesPlan();

        ada.sends("/schoolreport pdf weekly " + WEEK.key() + " " + AZIZ);

        assertThat(ada.lastReply().text()).isEqualTo("Reports are part of a subscription.");
        assertThat(ada.lastReply().buttons()).containsExactly("⭐ Plans");
    }

    @Test
    void askingAboutAReportLooksAtItsLearner() {
        ada.sends("/schoolreport ask " + MALIKA);

        assertThat(ada.lastReply().text()).startsWith("Go ahead");
        assertThat(parents().chosen("test", ada.userId()).orElseThrow().id()).isEqualTo(MALIKA);
    }

    @Test
    void schoolThatIsAwayIsToldKindlyToWhoeverAsks() {
        PLATFORM.goAway();

        assertThatThrownBy(() -> jackfield.reports().sends("weekly", WEEK, ada, AZIZ))
                .isInstanceOfSatisfying(JackfieldException.class, error -> {
                    assertThat(error.error()).isEqualTo(StandardError.UNAVAILABLE);
                    assertThat(error.own().map(PluginError::userText))
                            .hasValueSatisfying(words -> assertThat(words).startsWith("I cannot reach the school"));
                });
        ada.sends("/schoolreport pdf weekly " + WEEK.key() + " " + AZIZ);
        assertThat(ada.lastReply().text()).startsWith("I cannot reach the school");
    }
}
