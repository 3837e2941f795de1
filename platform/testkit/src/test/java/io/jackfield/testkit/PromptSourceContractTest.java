package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptSourceContractTest {
    @ParameterizedTest
    @CsvSource({
        "SilentSuite, saysSomethingOfAUserItKnows",
        "FickleSuite, saysTheSameWhenItIsAskedAgain",
        "ShySuite, strangerIsNoFailure",
        "LiteralSuite, oddNamesAreNoFailure",
        "GossipSuite, usersAreNotMixedUp",
        "SlowSuite, answersWithinTwoSeconds",
        "DeafSuite, interruptEndsACallInTime"
    })
    void brokenPromiseIsNoticed(String suite, String test) throws ClassNotFoundException {
        SuiteRun run = SuiteRun.ofTest(Class.forName(FaultySources.class.getName() + "$" + suite), test);

        assertThat(run.failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(PromptSourceContract.class, PromptSourceContractTest.class))
                .isEmpty();
    }

    @Test
    void sourceThatKeepsItsPromisesPasses() {
        SuiteRun run = SuiteRun.of(FaultySources.FiguresSuite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(7);
    }
}
