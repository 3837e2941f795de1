package io.jackfield.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jackfield.api.ExtensionName;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.TextSink.Activity;
import io.jackfield.api.llm.Usage;
import io.jackfield.testkit.log.PrintedText;
import io.jackfield.testkit.log.RecordedLog;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What {@link LlmProvider} promises, as tests against a {@link ModelUpstream}. Extend it with a provider's own test,
 * once for each protocol that the provider speaks.
 */
public abstract class LlmProviderContract {
    /** The key to configure the provider with; it must not show up anywhere. */
    protected static final String KEY = "key-4711-of-the-contract";

    private static final String PROMPT = "prompt-0815-of-a-user";
    private static final int CALLS = 20;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final List<String> thoughts = new CopyOnWriteArrayList<>();
    private final List<Activity> activities = new CopyOnWriteArrayList<>();
    private ModelUpstream upstream;
    private LlmProvider provider;

    /** The provider, made as the host would make it, asking this upstream with {@link #KEY}. Closed after the test. */
    protected abstract LlmProvider provider(ModelUpstream upstream);

    /**
     * For services that differ from OpenAI: a fake with a {@link ModelWire} of your own, or quite another imitation.
     */
    protected ModelUpstream upstream() {
        return new FakeModelUpstream();
    }

    /**
     * For providers that say what an answer costs: the price of {@link ModelUpstream#usage()}, as it is configured
     * here.
     */
    protected Optional<BigDecimal> expectedCost() {
        return Optional.empty();
    }

    @BeforeEach
    void connect() {
        RecordedLog.clear();
        upstream = upstream();
        provider = provider(upstream);
    }

    @AfterEach
    void disconnect() throws Exception {
        if (provider instanceof AutoCloseable closeable) {
            closeable.close();
        }
        upstream.close();
    }

    @Test
    void nameIsOneThatOperatorsCanWrite() {
        assertThat(provider.spec().name()).matches(ExtensionName.PATTERN);
    }

    @Test
    void piecesComeInOrderAndMakeTheWholeAnswer() throws Exception {
        upstream.answers(Finish.COMPLETE, "Once ", "upon", " a ", "time — \ud83e\udd84\n", "\"the\" end");

        Completion end = ask(PROMPT);

        assertThat(String.join("", pieces)).isEqualTo("Once upon a time — \ud83e\udd84\n\"the\" end");
        assertThat(end.finish()).isEqualTo(Finish.COMPLETE);
    }

    @Test
    void pieceIsPassedOnBeforeTheNextOneIsThere() throws Exception {
        upstream.answersPieceByPiece("Once ", "upon");

        ask(PROMPT);

        assertThat(upstream.hadToWait())
                .as("the second piece was held back until the first one had arrived, and nobody took it")
                .isFalse();
    }

    @Test
    void endsAreToldApart() throws Exception {
        for (Finish finish : Finish.values()) {
            upstream.answers(finish, "Hello");

            assertThat(ask(PROMPT).finish()).isEqualTo(finish);
        }
    }

    @Test
    void usageIsReported() throws Exception {
        upstream.answers(Finish.COMPLETE, "Hello");

        Usage usage = ask(PROMPT).usage();

        assertThat(new Usage(usage.inputTokens(), usage.cachedTokens(), usage.outputTokens()))
                .isEqualTo(upstream.usage());
    }

    @Test
    void costIsExact() throws Exception {
        upstream.answers(Finish.COMPLETE, "Hello");

        Optional<BigDecimal> cost = ask(PROMPT).usage().costUsd();

        assumeThat(expectedCost()).as("what it should cost").isPresent();
        assertThat(cost).isPresent();
        assertThat(cost.get()).isEqualByComparingTo(expectedCost().get());
    }

    @Test
    void thoughtsStayApartFromTheAnswer() throws Exception {
        upstream.answersAfterThoughts(List.of("thought-1 ", "thought-2"), "The ", "answer");

        ask(PROMPT);

        assertThat(String.join("", pieces)).isEqualTo("The answer");
        assertThat(String.join("", thoughts)).isIn("", "thought-1 thought-2");
    }

    @Test
    void signsOfLifeAreNoText() throws Exception {
        upstream.answersBetweenSignsOfLife("Once ", "upon");

        ask(PROMPT);

        assertThat(String.join("", pieces)).isEqualTo("Once upon");
        assertThat(String.join("", thoughts)).isEmpty();
        assertThat(activities.stream().filter(Activity.QUEUED::equals).count())
                .as("times that the user is told of waiting")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void wholeDialogueReachesTheModelInItsOrder() throws Exception {
        List<ModelMessage> dialogue = List.of(
                ModelMessage.system("first-system"),
                ModelMessage.user("second-question"),
                ModelMessage.assistant("third-answer"),
                ModelMessage.user("fourth-question"));

        provider.complete(request(dialogue), pieces::add);

        assertThat(upstream.requests().getFirst())
                .containsSubsequence("first-system", "second-question", "third-answer", "fourth-question");
    }

    @Test
    void rateLimitSaysWhenToComeBack() {
        upstream.refuses(429, Map.of("Retry-After", "7"), "rate_limit_exceeded");

        JackfieldException failure = failure();

        assertThat(failure.error()).isEqualTo(StandardError.RATE_LIMITED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void brokenUpstreamIsOverloadedAndNotAskedAgain() {
        upstream.refuses(500, Map.of(), "server_error");

        assertThat(failure().error()).isEqualTo(StandardError.OVERLOADED);
        assertThat(upstream.requests())
                .as("requests; trying again is up to the host")
                .hasSize(1);
    }

    @Test
    void wrongKeyIsUnauthorized() {
        upstream.refuses(401, Map.of(), "invalid_api_key");

        assertThat(failure().error()).isEqualTo(StandardError.UNAUTHORIZED);
    }

    @Test
    void emptyAccountIsOutOfCredit() {
        upstream.refuses(402, Map.of(), "insufficient_quota");

        assertThat(failure().error()).isEqualTo(StandardError.OUT_OF_CREDIT);
    }

    @Test
    void refusalByPolicyIsToldApart() {
        upstream.refuses(400, Map.of(), "content_filter");

        assertThat(failure().error()).isEqualTo(StandardError.REFUSED_BY_POLICY);
    }

    @Test
    void promptThatDoesNotFitIsTooLong() {
        upstream.refuses(400, Map.of(), "context_length_exceeded");

        assertThat(failure().error()).isEqualTo(StandardError.PROMPT_TOO_LONG);
    }

    @Test
    void cutStreamIsBrokenAndWhatCameWasPassedOn() {
        upstream.cutsAfter("Once ", "upon");

        assertThat(failure().error()).isEqualTo(StandardError.STREAM_BROKEN);
        assertThat(String.join("", pieces)).isEqualTo("Once upon");
    }

    @Test
    void streamWithoutItsEndMarkIsBroken() {
        upstream.forgetsTheEndAfter("Once ", "upon");

        assertThat(failure().error()).isEqualTo(StandardError.STREAM_BROKEN);
    }

    @Test
    void errorInsideTheStreamBreaksItAndWhatCameWasPassedOn() {
        upstream.failsAfter("Once ", "upon");

        assertThat(failure().error()).isEqualTo(StandardError.STREAM_BROKEN);
        assertThat(String.join("", pieces)).isEqualTo("Once upon");
    }

    @Test
    void finishedAnswerDoesNotWaitForTheConnection() throws Exception {
        assumeThat(upstream.leavesOpenAfter("Once ", "upon"))
                .as("the upstream can leave a connection open")
                .isTrue();
        CompletableFuture<Completion> end = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                end.complete(ask(PROMPT));
            } catch (Exception e) {
                end.completeExceptionally(e);
            }
        });

        assertThat(end).as("the end of the answer").succeedsWithin(SOON);
        assertThat(end.get().finish()).isEqualTo(Finish.COMPLETE);
        assertThat(String.join("", pieces)).isEqualTo("Once upon");
        caller.join();
    }

    @Test
    void errorBehindTheEndUndoesNothing() throws Exception {
        assumeThat(upstream.failsAfterTheEndOf("Once ", "upon"))
                .as("the upstream can fail behind the end")
                .isTrue();

        assertThat(ask(PROMPT).finish()).isEqualTo(Finish.COMPLETE);
        assertThat(String.join("", pieces)).isEqualTo("Once upon");
    }

    /** A text that was cut in the middle of a character, which services refuse for ever. */
    @Test
    void halfACharacterDoesNotReachTheService() throws Exception {
        upstream.answers(Finish.COMPLETE, "Hello");

        ask("whole: \ud83d\ude00");

        assertThat(upstream.requests().getLast().replaceAll("(?i)\\\\ud83d\\\\ude00", "\ud83d\ude00"))
                .contains("whole: \ud83d\ude00")
                .doesNotContainIgnoringCase("\\ud83d");
    }

    @Test
    void unknownOptionIsRefusedAndNothingAsked() {
        upstream.echoes();
        CompletionRequest wrong = request(List.of(ModelMessage.user(PROMPT)), Map.of("no-such-option", "1"));

        JackfieldException failure = failure(wrong);

        assertThat(failure.error()).isIn(StandardError.CONFIG_INVALID, StandardError.REQUEST_REJECTED);
        assertThat(failure).hasMessageContaining("no-such-option");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void modelsHaveTheRoomThatIsSaid() {
        for (ModelInfo model : provider.spec().models()) {
            assertThat(provider.contextWindow(model.id())).as(model.id()).isEqualTo(model.contextTokens());
        }
        assertThat(provider.contextWindow("no-such-model")).isPositive();
    }

    @Test
    void listIsThatOfTheService() throws Exception {
        ListedModel going = new ListedModel("going-1", Optional.of(LocalDate.of(2030, 1, 31)));
        ListedModel staying = new ListedModel(upstream.model(), Optional.empty());
        upstream.lists(List.of(going, staying));

        List<ListedModel> listed = provider.listed();

        if (!listed.isEmpty()) {
            assertThat(listed).contains(going, staying);
        }
    }

    @Test
    void interruptEndsTheRequestWithinASecond() throws Exception {
        upstream.goesOnForEver("again ");
        CountDownLatch begun = new CountDownLatch(1);
        Thread caller = call(piece -> begun.countDown());
        assertThat(begun.await(5, TimeUnit.SECONDS)).as("the answer has begun").isTrue();

        assertEndsWithinASecond(caller);
    }

    @Test
    void interruptEndsARequestThatHasNotBegun() {
        upstream.neverBegins();
        Thread caller = call(piece -> {});
        assertThat(upstream.isAskedWithin(Duration.ofSeconds(5))).as("asked").isTrue();

        assertEndsWithinASecond(caller);
    }

    private Thread call(TextSink sink) {
        return Thread.ofVirtual().start(() -> {
            try {
                provider.complete(request(PROMPT), sink);
            } catch (Exception e) {
                // However it ends: what counts is that it does.
                Thread.currentThread().interrupt();
            }
        });
    }

    /** On a machine whose processors others have, it gets more. */
    private void assertEndsWithinASecond(Thread caller) {
        caller.interrupt();

        assertThat(upstream.callerIsGoneWithin(SOON))
                .as("the request to the upstream has ended")
                .isTrue();
        assertThat(joins(caller)).as("the call has ended").isTrue();
    }

    private static boolean joins(Thread caller) {
        try {
            return caller.join(SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void callsAtTheSameTimeDoNotMix() throws Exception {
        upstream.echoes();
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int call = 0; call < CALLS; call++) {
                String question = "question " + call + " of many";
                answers.add(threads.submit(() -> {
                    StringBuilder answer = new StringBuilder();
                    provider.complete(request(question), answer::append);
                    return answer.toString();
                }));
            }
        }

        for (int call = 0; call < CALLS; call++) {
            assertThat(answers.get(call).get()).isEqualTo("question " + call + " of many");
        }
    }

    @Test
    void keyPromptAndAnswerStayOutOfLogsAndMessages() throws Exception {
        List<String> told = new ArrayList<>();
        try (PrintedText printed = new PrintedText()) {
            upstream.answers(Finish.COMPLETE, "answer-2342");
            ask(PROMPT);
            upstream.refuses(401, Map.of(), "invalid_api_key");
            told.add(String.valueOf(failure().getMessage()));
            upstream.cutsAfter("answer-2342");
            told.add(String.valueOf(failure().getMessage()));
            upstream.answersAfterThoughts(List.of("thought-1881"), "answer-2342");
            ask(PROMPT);
            upstream.failsAfter("answer-2342");
            told.add(String.valueOf(failure().getMessage()));
            told.add(printed.text());
        }
        told.addAll(RecordedLog.lines());

        assertThat(String.join("\n", told)).doesNotContain(KEY, PROMPT, "answer-2342", "thought-1881");
    }

    private Completion ask(String question) throws Exception {
        return provider.complete(request(question), new Listener());
    }

    private JackfieldException failure() {
        return failure(request(PROMPT));
    }

    private JackfieldException failure(CompletionRequest request) {
        try {
            provider.complete(request, new Listener());
        } catch (JackfieldException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError("expected a JackfieldException that tells the kind of failure, not " + e, e);
        }
        throw new AssertionError("the call has ended well, with " + pieces);
    }

    private CompletionRequest request(String question) {
        return request(List.of(ModelMessage.user(question)));
    }

    private CompletionRequest request(List<ModelMessage> messages) {
        return request(messages, Map.of());
    }

    private CompletionRequest request(List<ModelMessage> messages, Map<String, String> options) {
        return new CompletionRequest(
                upstream.model(), messages, 0, options, "", Instant.now().plusSeconds(60));
    }

    private final class Listener implements TextSink {
        @Override
        public void append(String piece) {
            pieces.add(piece);
            upstream.pieceWasHeard();
        }

        @Override
        public void think(String piece) {
            thoughts.add(piece);
        }

        @Override
        public void progress(Activity activity, String detail) {
            activities.add(activity);
        }
    }
}
