package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Recipient;
import io.jackfield.testkit.FaultyWidget.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleWidgetContractTest {
    @ParameterizedTest
    @CsvSource({
        "IS_CALLED_ANEW_EACH_TIME, specStaysTheSame",
        "HAS_NO_TITLE, titleHasATextInEveryLanguage",
        "FAILS_FOR_A_NEW_BOT, nothingToShowIsNoFailure",
        "GIVES_NULL_FOR_A_NEW_BOT, nothingToShowIsNoFailure",
        "TAKES_TWO_SECONDS, answersInTime",
        "COUNTS_HOW_OFTEN_IT_IS_ASKED, saysTheSameWhenItIsAskedAgain",
        "SHOWS_ALL_TIMES, linesAreOfTheTimeAskedFor",
        "SHOWS_THE_LATEST_FIRST, linesAreOfTheTimeAskedFor",
        "KNOWS_TWO_LANGUAGES, oddTimesAndLanguagesAreNoFailure",
        "DIVIDES_BY_DAYS, oddTimesAndLanguagesAreNoFailure",
        "REMEMBERS_WHEN_IT_WAS_ASKED, askingChangesNothing",
        "KEEPS_ITS_NUMBER_IN_A_FIELD, callsAtOnceDoNotMix",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsACallWithinASecond"
    })
    void brokenPromiseIsNoticed(Fault fault, String test) {
        Suite.fault = fault;

        assertThat(SuiteRun.ofTest(Suite.class, test).failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(ConsoleWidgetContract.class, ConsoleWidgetContractTest.class))
                .isEmpty();
    }

    @Test
    void widgetThatKeepsItsPromisesPasses() {
        Suite.fault = Fault.NONE;

        SuiteRun run = SuiteRun.of(Suite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(10);
    }

    static class Suite extends ConsoleWidgetContract {
        static Fault fault = Fault.NONE;

        @Override
        protected JackfieldExtension plugin() {
            return JackfieldExtension.with(FaultyWidget.class).config("fault", fault.name());
        }

        @Override
        protected void fill(PluginContext context) {
            context.memory().of(Recipient.of("test", 1)).put(FaultyWidget.FILLED, "yes");
        }
    }
}
