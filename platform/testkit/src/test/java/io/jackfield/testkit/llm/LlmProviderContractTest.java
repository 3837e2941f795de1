package io.jackfield.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.llm.LlmProvider;
import io.jackfield.testkit.FaultCoverage;
import io.jackfield.testkit.SuiteRun;
import io.jackfield.testkit.llm.SimpleProvider.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlmProviderContractTest {
    @ParameterizedTest
    @CsvSource({
        "SHOUTS_ITS_NAME, nameIsOneThatOperatorsCanWrite",
        "WAITS_FOR_THE_WHOLE_ANSWER, pieceIsPassedOnBeforeTheNextOneIsThere",
        "LOSES_A_PIECE, piecesComeInOrderAndMakeTheWholeAnswer",
        "TAKES_EVERY_END_FOR_COMPLETE, endsAreToldApart",
        "FORGETS_USAGE, usageIsReported",
        "SENDS_ONLY_THE_QUESTION, wholeDialogueReachesTheModelInItsOrder",
        "FORGETS_WHEN_TO_COME_BACK, rateLimitSaysWhenToComeBack",
        "TRIES_AGAIN_BY_ITSELF, brokenUpstreamIsOverloadedAndNotAskedAgain",
        "CALLS_EVERY_REFUSAL_REJECTED, wrongKeyIsUnauthorized",
        "CALLS_EVERY_REFUSAL_REJECTED, promptThatDoesNotFitIsTooLong",
        "TAKES_A_CUT_FOR_THE_END, cutStreamIsBrokenAndWhatCameWasPassedOn",
        "TAKES_A_CUT_FOR_THE_END, streamWithoutItsEndMarkIsBroken",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsTheRequestWithinASecond",
        "MIXES_CALLS, callsAtTheSameTimeDoNotMix",
        "LOGS_THE_PROMPT, keyPromptAndAnswerStayOutOfLogsAndMessages"
    })
    void brokenPromiseIsNoticed(Fault fault, String test) {
        Suite.fault = fault;

        assertThat(SuiteRun.ofTest(Suite.class, test).failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(LlmProviderContract.class, LlmProviderContractTest.class))
                .isEmpty();
    }

    @Test
    void providerThatKeepsItsPromisesPasses() {
        Suite.fault = Fault.NONE;

        SuiteRun run = SuiteRun.of(Suite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(15);
    }

    static final class Suite extends LlmProviderContract {
        private static Fault fault = Fault.NONE;

        @Override
        protected LlmProvider provider(FakeModelUpstream upstream) {
            return new SimpleProvider(upstream, KEY, fault);
        }
    }
}
