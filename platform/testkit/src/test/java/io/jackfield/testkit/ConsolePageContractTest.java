package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Recipient;
import io.jackfield.testkit.FaultyPage.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsolePageContractTest {
    @ParameterizedTest
    @CsvSource({
        "IS_CALLED_ANEW_EACH_TIME, specStaysTheSame",
        "HAS_NO_TITLE, titleHasATextInEveryLanguage",
        "KNOWS_TWO_LANGUAGES, pageIsThereInEveryLanguage",
        "SAYS_NO_TYPE, pageIsThereInEveryLanguage",
        "FAILS_FOR_A_NEW_BOT, nothingToShowIsNoFailure",
        "LOADS_FROM_ELSEWHERE, addressesAreRelative",
        "LINKS_FROM_THE_ROOT, addressesAreRelative",
        "HAS_A_SCRIPT_BETWEEN_TAGS, scriptsAreFiles",
        "HAS_A_SCRIPT_IN_AN_ATTRIBUTE, scriptsAreFiles",
        "NAMES_A_FILE_THAT_IS_NOT_THERE, filesThatItNamesAreThere",
        "ANSWERS_EVERYTHING, whatIsNotThereIsNotFound",
        "TAKES_WORDS_FOR_NUMBERS, oddInputIsNoFailure",
        "LEADS_WHERE_IT_IS_TOLD, oddInputIsNoFailure",
        "REPEATS_WHAT_COMES_IN, whatComesInIsEscaped",
        "REPEATS_NAMES, whatComesInIsEscaped",
        "REMEMBERS_WHO_LOOKED, lookingChangesNothing",
        "KEEPS_THE_NAME_IN_A_FIELD, operatorsAreNotMixedUp",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsACallWithinASecond"
    })
    void brokenPromiseIsNoticed(Fault fault, String test) {
        Suite.fault = fault;

        assertThat(SuiteRun.ofTest(Suite.class, test).failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(ConsolePageContract.class, ConsolePageContractTest.class))
                .isEmpty();
    }

    @Test
    void pageThatKeepsItsPromisesPasses() {
        Suite.fault = Fault.NONE;

        SuiteRun run = SuiteRun.of(Suite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(13);
    }

    static class Suite extends ConsolePageContract {
        static Fault fault = Fault.NONE;

        @Override
        protected JackfieldExtension plugin() {
            return JackfieldExtension.with(FaultyPage.class).config("fault", fault.name());
        }

        @Override
        protected void fill(PluginContext context) {
            context.memory().of(Recipient.of("test", 1)).put(FaultyPage.FILLED, "yes");
        }

        @Override
        protected List<String> addresses() {
            return List.of("", "?q=17");
        }

        @Override
        protected List<String> fields() {
            return List.of("q");
        }
    }
}
