package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.testkit.FaultyKeeper.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataContractTest {
    @ParameterizedTest
    @CsvSource({
        "FAILS_ON_STRANGERS, nothingIsHeldOfAStranger",
        "GIVES_NULL, nothingIsHeldOfAStranger",
        "SAYS_NOTHING, whatIsHeldOfAPersonIsExported",
        "GIVES_AN_OBJECT_OF_ITS_OWN, whatIsHeldOfAPersonIsExported",
        "COUNTS_ITS_READERS, exportChangesNothing",
        "TELLS_OF_OTHERS, whatIsHeldOfOthersIsNotExported",
        "FORGETS_NOTHING, nothingIsHeldOfWhoIsErased",
        "FAILS_THE_SECOND_TIME, erasingTwiceIsNoFailure",
        "FORGETS_EVERYBODY, othersStayWhenOneIsErased",
        "REMEMBERS_WHOM_IT_FORGOT, whoWasErasedMayComeBack",
        "KEEPS_THE_PERSON_IN_A_FIELD, callsAtOnceDoNotMix",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsACallWithinASecond"
    })
    void brokenPromiseIsNoticed(Fault fault, String test) {
        Suite.fault = fault;

        assertThat(SuiteRun.ofTest(Suite.class, test).failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(PersonalDataContract.class, PersonalDataContractTest.class))
                .isEmpty();
    }

    @Test
    void keeperThatKeepsItsPromisesPasses() {
        Suite.fault = Fault.NONE;

        SuiteRun run = SuiteRun.of(Suite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(10);
    }

    static final class Suite extends PersonalDataContract {
        private static Fault fault = Fault.NONE;

        @Override
        protected JackfieldExtension plugin() {
            return JackfieldExtension.with(FaultyKeeper.class).config("fault", fault.name());
        }

        @Override
        protected void prepare(PluginContext context, Person person) {
            FaultyKeeper.keep(context, person);
        }
    }
}
