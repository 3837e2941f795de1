package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.ExtensionName;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportSubject;
import io.jackfield.api.report.ReportType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link ReportType} promises, as tests. They run in memory, with no data at first and with what {@link #prepare}
 * puts there:
 *
 * <pre>{@code
 * class WeeklyReportTest extends ReportTypeContract {
 *     @Override
 *     protected JackfieldExtension plugin() {
 *         return JackfieldExtension.with(WeeklyReport.class);
 *     }
 *
 *     @Override
 *     protected void prepare(PluginContext context, Person reader) {
 *         context.memory().of(Recipient.of("test", reader.id())).put("minutes", "90");
 *     }
 * }
 * }</pre>
 */
public abstract class ReportTypeContract {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final List<LocalDate> DAYS = List.of(
            MONDAY,
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(1970, 1, 1),
            LocalDate.of(2100, 12, 31),
            LocalDate.of(1, 2, 3),
            LocalDate.of(9999, 12, 20));
    private static final List<ReportPeriod> RANGES = List.of(
            ReportPeriod.between(MONDAY, MONDAY.plusDays(8)),
            ReportPeriod.between(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)),
            ReportPeriod.between(LocalDate.of(1970, 1, 1), LocalDate.of(2100, 12, 31)));
    private static final List<Integer> PAGES = List.of(1, 7, 1_000);
    private static final int READERS = 12;
    private static final int MANY = 16;
    private static final int LONGEST_CURSOR = 200;
    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** The plugin as it is set up for these tests. */
    protected abstract JackfieldExtension plugin();

    /** The name of the report that it is about, where the plugin brings several. */
    protected Optional<String> report() {
        return Optional.empty();
    }

    /**
     * Puts there what this user's reports of January 2026 tell of; nothing unless overridden. Called several times for
     * the same one, so that data in a database have to be put there again without harm.
     */
    protected void prepare(PluginContext context, Person reader) throws Exception {}

    /** Whether everybody may see every subject, as with reports about goods; not so unless overridden. */
    protected boolean subjectsArePublic() {
        return false;
    }

    @Test
    void nameIsOneThatOperatorsCanWrite() {
        try (InMemoryHost first = plugin().startInMemory();
                InMemoryHost second = plugin().startInMemory()) {
            ReportSpec spec = type(first).spec();
            assertThat(spec.name()).matches(ExtensionName.PATTERN);
            assertThat(type(second).spec()).as("of a new instance").isEqualTo(spec);
            assertThat(type(first).spec()).as("asked again").isEqualTo(spec);
        }
    }

    @Test
    void titleIsThereInEveryLanguageOfThePlugin() {
        try (InMemoryHost host = plugin().startInMemory()) {
            ReportSpec spec = type(host).spec();
            for (String language : host.context().texts().languages()) {
                assertThat(host.context().texts().get(language, spec.title()))
                        .as("the title in '%s'", language)
                        .isNotBlank()
                        .hasSizeLessThanOrEqualTo(64);
            }
        }
    }

    @Test
    void anyPeriodGivesAReport() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            for (ReportPeriod period : periods(host)) {
                host(host).of(ada, period).shown();
            }
        }
    }

    @Test
    void noDataIsNoFailure() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            Person stranger = stranger();
            for (ReportPeriod period : periods(host)) {
                host(host).about(stranger, period, "").shown();
            }
        }
    }

    /** Of somebody who was taken away since the readers were asked for. */
    @Test
    void subjectThatIsGoneIsNoFailure() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            for (String gone : ContractInput.FORGED_ARGUMENTS) {
                host(host).about(ada, week(host), gone).shown();
            }
        }
    }

    @Test
    void makingAReportChangesNothing() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            long before = host.effects();

            host(host).of(ada, week(host)).reply();

            assertThat(host.effects() - before)
                    .as("things written, planned or sent while a report was made")
                    .isZero();
        }
    }

    /** A report may name the moment it was made: the clock stands still here. */
    @Test
    void sameCallGivesTheSameReport() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost first = prepared(ada);
                InMemoryHost second = prepared(ada)) {
            List<String> report = host(first).of(ada, week(first)).shown();

            assertThat(host(first).of(ada, week(first)).shown())
                    .as("made again")
                    .isEqualTo(report);
            assertThat(host(second).of(ada, week(second)).shown())
                    .as("of a new instance")
                    .isEqualTo(report);
        }
    }

    /** A model is paid for each question that was not asked before. */
    @Test
    void sameCallAsksModelsTheSame() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            ContractReport first = host(host).of(ada, week(host));
            first.shown();
            ContractReport second = host(host).of(ada, week(host));
            second.shown();

            assertThat(second.questions()).isEqualTo(first.questions());
        }
    }

    @Test
    void reportGoesOutWithoutWhatAModelSays() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            boolean tells = !host(host).of(ada, week(host)).shown().isEmpty();

            List<String> without =
                    host(host).of(ada, week(host)).withSilentModels().shown();

            assertThat(!without.isEmpty())
                    .as("the report has something to tell")
                    .isEqualTo(tells);
        }
    }

    @Test
    void reportIsInTheLanguageOfItsReader() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            List<List<String>> reports = new ArrayList<>();
            for (String language : host.context().texts().languages()) {
                Person reader = met(host, reader(1, language));
                reports.add(host(host).of(reader, week(host)).shown());
            }
            reports.removeIf(List::isEmpty);
            assertThat(reports)
                    .as("the report in each of %s", host.context().texts().languages())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void unknownLanguageIsNoFailure() throws Exception {
        Person reader = reader(1, "xx");
        try (InMemoryHost host = prepared(reader)) {
            host(host).of(reader, week(host)).shown();
        }
    }

    @Test
    void oddNamesAreNoFailure() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            for (String odd : ContractInput.ODD_TEXTS) {
                Person reader = met(host, new Person(2_001, odd, odd, Optional.empty(), "en"));
                host(host).of(reader, week(host)).shown();
            }
        }
    }

    /** In the chat of a role nobody in particular reads it. */
    @Test
    void chatWithoutAReaderIsNoFailure() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            host(host).of(ada, week(host)).inGroup().shown();
        }
    }

    /** Asked for by somebody who waits, or on a schedule: both are reports. */
    @Test
    void scheduledReportIsNoFailure() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            boolean tells = !host(host).of(ada, week(host)).shown().isEmpty();

            List<String> scheduled = host(host).of(ada, week(host)).scheduled().shown();

            assertThat(!scheduled.isEmpty())
                    .as("the report has something to tell")
                    .isEqualTo(tells);
        }
    }

    /** Whatever the reader's name is and however long the report, Telegram takes every message of it. */
    @Test
    void everyMessageFitsIntoTelegram() throws Exception {
        Person wordy = new Person(2_001, "N".repeat(64), "N".repeat(64), Optional.empty(), "en");
        try (InMemoryHost host = prepared(wordy)) {
            for (ReportPeriod period : periods(host)) {
                host(host).of(wordy, period).shown();
            }
        }
    }

    @Test
    void reportsAtOnceDoNotMix() throws Exception {
        List<Person> readers = IntStream.range(0, MANY)
                .mapToObj(number -> reader(number, "en"))
                .toList();
        try (InMemoryHost host = prepared(readers)) {
            List<List<String>> alone = new ArrayList<>();
            for (Person reader : readers) {
                alone.add(host(host).of(reader, week(host)).shown());
            }

            List<Reply> together = ContractReport.atOnce(readers.stream()
                    .map(reader -> host(host).of(reader, week(host)))
                    .toList());

            for (int number = 0; number < MANY; number++) {
                assertThat(ContractReport.show(host, together.get(number)))
                        .as(
                                "the report for %s, made beside %d others",
                                readers.get(number).firstName(), MANY - 1)
                        .isEqualTo(alone.get(number));
            }
        }
    }

    @Test
    void interruptEndsAReportWithinASecond() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            ContractReport report = host(host).of(ada, week(host));
            Thread thread = Thread.ofVirtual().start(new FutureTask<>(report::make));
            if (!thread.join(A_MOMENT)) {
                thread.interrupt();
                assertThat(thread.join(A_SECOND))
                        .as("the report has ended a second after its interrupt")
                        .isTrue();
            }
        }
    }

    @Test
    void subjectsAreListedTheSameEachTime() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            List<ReportSubject> listed = host(host).subjects(ada);

            assertThat(listed).extracting(ReportSubject::id).doesNotHaveDuplicates();
            assertThat(listed).allSatisfy(subject -> assertThat(subject.label()).isNotBlank());
            assertThat(host(host).subjects(ada)).isEqualTo(listed);
        }
    }

    /** The host makes a report about whatever is listed for the one who asks. */
    @Test
    void subjectsOfOthersAreNotListed() throws Exception {
        Person ada = reader(1, "en");
        Person eve = reader(2, "en");
        try (InMemoryHost host = prepared(List.of(ada, eve))) {
            Set<ReportSubject> seen = new HashSet<>(host(host).subjects(ada));
            if (subjectsArePublic()) {
                return;
            }
            assertThat(host(host).subjects(stranger()))
                    .as("what a stranger may ask about")
                    .filteredOn(seen::contains)
                    .isEmpty();
            assertThat(host(host).subjects(eve))
                    .as("what another reader may ask about")
                    .filteredOn(seen::contains)
                    .isEmpty();
        }
    }

    @Test
    void everySubjectGivesAReport() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            for (ReportSubject subject : host(host).subjects(ada)) {
                host(host).about(ada, week(host), subject.id()).shown();
            }
        }
    }

    @Test
    void readersStayInTheirOrder() throws Exception {
        try (InMemoryHost host = prepared(several())) {
            List<Reader> first = host(host).readers(week(host), READERS);

            assertThat(host(host).readers(week(host), READERS))
                    .as("asked again")
                    .isEqualTo(first);
        }
    }

    @Test
    void pagesOfAnySizeHaveEveryReaderOnce() throws Exception {
        try (InMemoryHost host = prepared(several())) {
            List<Reader> all = host(host).readers(week(host), 100);

            assertThat(all).doesNotHaveDuplicates();
            for (int most : PAGES) {
                assertThat(host(host).readers(week(host), most))
                        .as("the readers, %d at a time", most)
                        .isEqualTo(all);
            }
        }
    }

    @Test
    void pageIsNoLongerThanAskedFor() throws Exception {
        try (InMemoryHost host = prepared(several())) {
            assertThat(host(host).pages(week(host), 3)).allSatisfy(page -> {
                assertThat(page.readers()).hasSizeLessThanOrEqualTo(3);
                assertThat(page.next().orElse("")).hasSizeLessThanOrEqualTo(LONGEST_CURSOR);
            });
        }
    }

    @Test
    void everyReaderCanBeGivenTheirReport() throws Exception {
        try (InMemoryHost host = prepared(several())) {
            for (Reader reader : host(host).readers(week(host), 100)) {
                host(host).to(reader, week(host)).scheduled().shown();
            }
        }
    }

    private ReportType type(InMemoryHost host) {
        return report().map(host::reportType).orElseGet(() -> host.extension(ReportType.class));
    }

    private ContractReports host(InMemoryHost host) {
        return new ContractReports(host, type(host));
    }

    private InMemoryHost prepared(Person reader) throws Exception {
        return prepared(List.of(reader));
    }

    private InMemoryHost prepared(List<Person> readers) throws Exception {
        InMemoryHost host = plugin().startInMemory();
        for (Person reader : readers) {
            met(host, reader);
        }
        return host;
    }

    private Person met(InMemoryHost host, Person reader) throws Exception {
        host.people().met(reader);
        prepare(host.context(), reader);
        return reader;
    }

    /** Days, weeks and months as the report can be about, long ago and far away. */
    private List<ReportPeriod> periods(InMemoryHost host) {
        Set<Kind> kinds = type(host).spec().periods();
        List<ReportPeriod> periods = new ArrayList<>(kinds.contains(Kind.RANGE) ? RANGES : List.of());
        kinds.forEach(kind -> DAYS.forEach(day -> periods.add(ReportPeriod.containing(kind, day))));
        return periods;
    }

    /** The first of January's periods that the report can be about. */
    private ReportPeriod week(InMemoryHost host) {
        Set<Kind> kinds = type(host).spec().periods();
        Kind kind = List.of(Kind.WEEK, Kind.MONTH, Kind.DAY, Kind.RANGE).stream()
                .filter(kinds::contains)
                .findFirst()
                .orElseThrow();
        return ReportPeriod.containing(kind, MONDAY);
    }

    private static List<Person> several() {
        return IntStream.range(0, READERS)
                .mapToObj(number -> reader(number, "en"))
                .toList();
    }

    private static Person reader(int number, String language) {
        return new Person(2_000 + number, "Reader-" + (100 + number), "", Optional.empty(), language);
    }

    /** Nobody has ever prepared anything for them. */
    private static Person stranger() {
        return new Person(9_999, "Stranger", "", Optional.empty(), "en");
    }
}
