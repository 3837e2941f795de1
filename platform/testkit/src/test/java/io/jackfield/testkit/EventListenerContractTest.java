package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.event.Event;
import io.jackfield.testkit.FaultyListener.Fault;
import io.jackfield.testkit.FaultyListener.OtherSide;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.SAME_THREAD)
class EventListenerContractTest {
    private static volatile Fault fault = Fault.NONE;

    @AfterEach
    void noFault() {
        fault = Fault.NONE;
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBERS_ITSELF, specStaysTheSame",
        "HEARS_OF_OTHER_THINGS, hearsOfItsExamples",
        "WANTS_A_FEE, eventsAreTaken",
        "WANTS_EACH_EVENT_ONCE, sameEventTwiceIsNoFailure",
        "WANTS_THEM_IN_THE_ORDER_OF_TIME, eventOfLongAgoIsNoFailure",
        "WANTS_A_PERSON, eventAboutNobodyIsNoFailure",
        "WANTS_A_NUMBER, missingAndUnknownFactsAreNoFailure",
        "PARSES_THE_NUMBER, oddFactsAreNoFailure",
        "TAKES_ONE_AT_A_TIME, manyEventsAtOnceAreTaken",
        "SWALLOWS_TROUBLE, troubleOfTheOtherSideHasTheEventComeAgain",
        "GIVES_UP_AT_ONCE, troubleOfTheOtherSideHasTheEventComeAgain",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsACallWithinASecond"
    })
    void brokenPromiseIsNoticed(Fault broken, String test) {
        fault = broken;

        SuiteRun run = SuiteRun.ofTest(Suite.class, test);

        assertThat(run.failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(EventListenerContract.class, EventListenerContractTest.class))
                .isEmpty();
    }

    @Test
    void listenerThatKeepsItsPromisesPasses() {
        SuiteRun run = SuiteRun.of(Suite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(11);
    }

    static final class Suite extends EventListenerContract {
        @Override
        protected JackfieldExtension plugin() {
            return JackfieldExtension.with(FaultyListener.class).config("fault", fault.name());
        }

        @Override
        protected List<Event> examples() {
            return List.of(
                    Event.of("test", "application.sent").by(1_001).with("number", "17"),
                    Event.of("test", "application.changed")
                            .by(1_001)
                            .with("number", "17")
                            .with("status", "new"));
        }

        @AfterEach
        void mend() {
            OtherSide.OF_THE_TEST.broken = false;
            OtherSide.OF_THE_TEST.silent = false;
        }

        @Override
        protected boolean breakOtherSide() {
            OtherSide.OF_THE_TEST.broken = true;
            return true;
        }

        @Override
        protected boolean silenceOtherSide() {
            OtherSide.OF_THE_TEST.silent = true;
            return true;
        }
    }
}
