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
        "SHOUTS_ITS_NAME, nameIsOneThatOperatorsCanWrite",
        "DIVIDES_BY_THE_DAYS, anyRangeGivesAReport",
        "COUNTS_THE_DAYS_IN_A_BYTE, anyRangeGivesAReport",
        "GIVES_NULL, noDataIsNoFailure",
        "FAILS_WITHOUT_DATA, noDataIsNoFailure",
        "SENDS_ITSELF, makingAReportChangesNothing",
        "REMEMBERS_THE_LAST_ONE, makingAReportChangesNothing",
        "PLANS_THE_NEXT_ONE, makingAReportChangesNothing",
        "NUMBERS_ITS_REPORTS, sameRequestGivesTheSameReport",
        "SPEAKS_ENGLISH_ONLY, reportIsInTheLanguageOfItsReader",
        "KNOWS_TWO_LANGUAGES, unknownLanguageIsNoFailure",
        "PARSES_NAMES, oddReadersAndParametersAreNoFailure",
        "HAS_A_BUTTON_FOR_EVERY_DAY, everyMessageFitsIntoTelegram",
        "KEEPS_THE_READER_IN_A_FIELD, reportsAtOnceDoNotMix",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsAReportWithinASecond"
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
        assertThat(run.succeeded()).isEqualTo(11);
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
