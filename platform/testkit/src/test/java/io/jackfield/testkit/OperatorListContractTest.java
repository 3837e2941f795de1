package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.testkit.FaultyList.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorListContractTest {
    @ParameterizedTest
    @CsvSource({
        "IS_CALLED_ANEW_EACH_TIME, specStaysTheSame",
        "HAS_NO_TITLE, titleColumnsAndActionsHaveTextsInEveryLanguage",
        "HAS_A_BUTTON_WITHOUT_WORDS, titleColumnsAndActionsHaveTextsInEveryLanguage",
        "FAILS_WHEN_IT_IS_EMPTY, emptyListIsNoFailure",
        "GIVES_NULL, emptyListIsNoFailure",
        "HIDES_THE_FIRST, everyAddedRowIsThereUnderAnIdOfItsOwn",
        "HAS_ONE_ID_FOR_TWO, everyAddedRowIsThereUnderAnIdOfItsOwn",
        "WRITES_TIMES_FOR_PEOPLE, cellsAreWrittenAsTheirColumnsSay",
        "HAS_A_STATE_OF_ITS_OWN, cellsAreWrittenAsTheirColumnsSay",
        "FORGETS_THE_LAST_OF_A_PAGE, pagesAddUpToTheWhole",
        "STARTS_ANEW_EACH_TIME, pagesAddUpToTheWhole",
        "GIVES_ALL_AT_ONCE, pagesAddUpToTheWhole",
        "COUNTS_THE_ROWS_TO_SKIP, rowAddedMeanwhileHidesNoOtherAndShowsNoneTwice",
        "FILTERS_NOTHING, filterGivesTheRowsWithItsValueAndNoOthers",
        "TAKES_VALUES_FOR_PATTERNS, oddFilterValuesAreNoFailure",
        "TAKES_THE_END_IN, momentDividesTheListInTwo",
        "FAILS_THE_SECOND_TIME, actionTwiceIsNoFailure",
        "SAYS_NOTHING, actionTwiceIsNoFailure",
        "ACTS_ON_ROWS_THAT_ARE_NOT_THERE, rowThatIsNotThereIsNotFound",
        "DOES_WHATEVER_IT_IS_TOLD, actionThatIsNotThereIsNotFound",
        "REMEMBERS_WHEN_IT_WAS_ASKED, askingChangesNothing",
        "KEEPS_ITS_PLACE_IN_A_FIELD, callsAtOnceDoNotMix",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsACallWithinASecond"
    })
    void brokenPromiseIsNoticed(Fault fault, String test) {
        Suite.fault = fault;

        assertThat(SuiteRun.ofTest(Suite.class, test).failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(OperatorListContract.class, OperatorListContractTest.class))
                .isEmpty();
    }

    @Test
    void listThatKeepsItsPromisesPasses() {
        Suite.fault = Fault.NONE;

        SuiteRun run = SuiteRun.of(Suite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(16);
    }

    static final class Suite extends OperatorListContract {
        private static Fault fault = Fault.NONE;

        @Override
        protected JackfieldExtension plugin() {
            return JackfieldExtension.with(FaultyList.class).config("fault", fault.name());
        }

        @Override
        protected void addRow(PluginContext context, Person person) {
            FaultyList.add(context);
        }
    }
}
