package io.jackfield.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.llm.LlmProvider;
import io.jackfield.testkit.FaultCoverage;
import io.jackfield.testkit.SuiteRun;
import io.jackfield.testkit.llm.SimpleProvider.Fault;
import java.math.BigDecimal;
import java.util.Optional;
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
        "FORGETS_COST, costIsExact",
        "MIXES_THOUGHTS_IN, thoughtsStayApartFromTheAnswer",
        "SHOWS_SIGNS_OF_LIFE, signsOfLifeAreNoText",
        "IGNORES_OPTIONS, unknownOptionIsRefusedAndNothingAsked",
        "CONTRADICTS_ITSELF, modelsHaveTheRoomThatIsSaid",
        "FORGETS_WHEN_MODELS_STOP, listIsThatOfTheService",
        "SENDS_ONLY_THE_QUESTION, wholeDialogueReachesTheModelInItsOrder",
        "FORGETS_WHEN_TO_COME_BACK, rateLimitSaysWhenToComeBack",
        "TRIES_AGAIN_BY_ITSELF, brokenUpstreamIsOverloadedAndNotAskedAgain",
        "CALLS_EVERY_REFUSAL_REJECTED, wrongKeyIsUnauthorized",
        "CALLS_EVERY_REFUSAL_REJECTED, emptyAccountIsOutOfCredit",
        "CALLS_EVERY_REFUSAL_REJECTED, refusalByPolicyIsToldApart",
        "CALLS_EVERY_REFUSAL_REJECTED, promptThatDoesNotFitIsTooLong",
        "TAKES_A_CUT_FOR_THE_END, cutStreamIsBrokenAndWhatCameWasPassedOn",
        "TAKES_A_CUT_FOR_THE_END, errorInsideTheStreamBreaksItAndWhatCameWasPassedOn",
        "TAKES_A_CUT_FOR_THE_END, streamWithoutItsEndMarkIsBroken",
        "WAITS_FOR_THE_CONNECTION, finishedAnswerDoesNotWaitForTheConnection",
        "READS_BEYOND_THE_END, errorBehindTheEndUndoesNothing",
        "SENDS_HALF_CHARACTERS, halfACharacterDoesNotReachTheService",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsTheRequestWithinASecond",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsARequestThatHasNotBegun",
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
        assertThat(run.succeeded()).isEqualTo(28);
    }

    static final class Suite extends LlmProviderContract {
        private static Fault fault = Fault.NONE;

        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return new SimpleProvider(upstream, KEY, fault);
        }

        @Override
        protected ModelUpstream upstream() {
            return new FakeModelUpstream(new ThinkingWire());
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return Optional.of(new BigDecimal("0.0015"));
        }
    }

    private static final class ThinkingWire extends ChatCompletionsWire {
        @Override
        public Optional<String> thought(String text) {
            return Optional.of(chunk("\"delta\":{\"reasoning_content\":" + ModelWire.json(text) + "}"));
        }
    }
}
