package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandHandlerContractTest {
    @ParameterizedTest
    @CsvSource({
        "FickleSuite, specStaysTheSame",
        "OneLanguageSuite, descriptionIsThereInEveryLanguageOfTheTexts",
        "MumblingSuite, textsSayTheSameInEveryLanguage",
        "ShySuite, answersInGroups",
        "LiteralSuite, oddInputIsNoFailure",
        "TrustingSuite, forgedButtonsAreNoFailure",
        "CrowdedSuite, answersInPrivateChats",
        "GossipSuite, fiftyChatsAtOnceDoNotMix",
        "CountingSuite, twoInstancesDoNotInfluenceEachOther",
        "DeafSuite, interruptEndsACallWithinASecond",
        "WordySuite, otherMessagesThanTextAreNoFailure",
        "StuckSuite, everyButtonCanBePressed"
    })
    void brokenPromiseIsNoticed(String suite, String test) throws ClassNotFoundException {
        SuiteRun run = SuiteRun.ofTest(Class.forName(FaultyHandlers.class.getName() + "$" + suite), test);

        assertThat(run.failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(CommandHandlerContract.class, CommandHandlerContractTest.class))
                .isEmpty();
    }

    @Test
    void handlerThatKeepsItsPromisesPasses() {
        SuiteRun run = SuiteRun.of(LabSuite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(12);
    }

    static final class LabSuite extends CommandHandlerContract {
        @Override
        protected JackfieldExtension plugin() {
            return JackfieldExtension.with(LabCommand.class).offer("instant", "ChatGPT Instant", "openai", false);
        }
    }
}
