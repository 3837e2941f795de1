package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.testkit.FaultyReport.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTypeContractTest {
    @ParameterizedTest
    @CsvSource({
        "CHANGES_ITS_NAME, nameIsOneThatOperatorsCanWrite",
        "HAS_NO_TITLE, titleIsThereInEveryLanguageOfThePlugin",
        "DIVIDES_BY_THE_DAYS, anyPeriodGivesAReport",
        "COUNTS_THE_DAYS_IN_A_BYTE, anyPeriodGivesAReport",
        "HAS_AN_ACTION, anyPeriodGivesAReport",
        "GIVES_NULL, noDataIsNoFailure",
        "FAILS_WITHOUT_DATA, noDataIsNoFailure",
        "WANTS_A_SUBJECT_IT_KNOWS, subjectThatIsGoneIsNoFailure",
        "SENDS_ITSELF, makingAReportChangesNothing",
        "REMEMBERS_THE_LAST_ONE, makingAReportChangesNothing",
        "PLANS_THE_NEXT_ONE, makingAReportChangesNothing",
        "NUMBERS_ITS_REPORTS, sameCallGivesTheSameReport",
        "ASKS_WITH_A_NUMBER, sameCallAsksModelsTheSame",
        "DEMANDS_A_COMMENT, reportGoesOutWithoutWhatAModelSays",
        "SPEAKS_ENGLISH_ONLY, reportIsInTheLanguageOfItsReader",
        "KNOWS_TWO_LANGUAGES, unknownLanguageIsNoFailure",
        "PARSES_NAMES, oddNamesAreNoFailure",
        "DEMANDS_A_READER, chatWithoutAReaderIsNoFailure",
        "IS_SILENT_ON_A_SCHEDULE, scheduledReportIsNoFailure",
        "HAS_A_BUTTON_FOR_EVERY_DAY, everyMessageFitsIntoTelegram",
        "KEEPS_THE_READER_IN_A_FIELD, reportsAtOnceDoNotMix",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsAReportWithinASecond",
        "NUMBERS_ITS_SUBJECTS, subjectsAreListedTheSameEachTime",
        "LISTS_A_SUBJECT_TWICE, subjectsAreListedTheSameEachTime",
        "LISTS_EVERYBODYS_SUBJECTS, subjectsOfOthersAreNotListed",
        "LISTS_WHAT_IT_CANNOT_TELL, everySubjectGivesAReport",
        "TURNS_ITS_READERS_ROUND, readersStayInTheirOrder",
        "REPEATS_THE_LAST_READER, pagesOfAnySizeHaveEveryReaderOnce",
        "LEAVES_OUT_A_READER, pagesOfAnySizeHaveEveryReaderOnce",
        "STARTS_OVER, pagesOfAnySizeHaveEveryReaderOnce",
        "GIVES_ONE_MORE_READER, pageIsNoLongerThanAskedFor",
        "HAS_A_LONG_CURSOR, pageIsNoLongerThanAskedFor",
        "HAS_A_READER_IT_FAILS_FOR, everyReaderCanBeGivenTheirReport"
    })
    void brokenPromiseIsNoticed(Fault fault, String test) {
        Suite.fault = fault;

        assertThat(SuiteRun.ofTest(Suite.class, test).failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(ReportTypeContract.class, ReportTypeContractTest.class))
                .isEmpty();
    }

    @Test
    void reportThatKeepsItsPromisesPasses() {
        Suite.fault = Fault.NONE;

        SuiteRun run = SuiteRun.of(Suite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(24);
    }

    static final class Suite extends ReportTypeContract {
        private static Fault fault = Fault.NONE;

        @Override
        protected JackfieldExtension plugin() {
            return JackfieldExtension.with(FaultyReport.class).config("fault", fault.name());
        }

        @Override
        protected void prepare(PluginContext context, Person reader) {
            context.memory().of(Recipient.of("test", reader.id())).put("minutes", "90");
        }
    }
}
