package io.jackfield.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatCompletion.Finish;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.testkit.log.RecordedLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * What {@link LlmProvider} promises, as tests against a {@link FakeModelUpstream}. Extend it with a provider's own test, once
 * for each protocol that the provider speaks.
 */
public abstract class LlmProviderContract {
    /** The key to configure the provider with; it must not show up anywhere. */
    protected static final String KEY = "key-4711-of-the-contract";

    private static final String PROMPT = "prompt-0815-of-a-user";
    private static final int CALLS = 20;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private FakeModelUpstream upstream;
    private LlmProvider provider;

    /** The provider, made as the host would make it, asking this upstream with {@link #KEY}. Closed after the test. */
    protected abstract LlmProvider provider(FakeModelUpstream upstream);

    /** For protocols of other services: a fake with a {@link ModelWire} of your own. */
    protected FakeModelUpstream upstream() {
        return new FakeModelUpstream();
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
        assertThat(provider.name()).matches("[a-z0-9-]{2,32}");
    }

    @Test
    void piecesComeInOrderAndMakeTheWholeAnswer() throws Exception {
        upstream.answers(Finish.COMPLETE, "Once ", "upon", " a ", "time — \ud83e\udd84\n", "\"the\" end");

        ChatCompletion end = ask(PROMPT);

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

        assertThat(ask(PROMPT).usage()).isEqualTo(FakeModelUpstream.USAGE);
    }

    @Test
    void wholeDialogueReachesTheModelInItsOrder() throws Exception {
        List<ChatMessage> dialogue = List.of(
                ChatMessage.system("first-system"),
                ChatMessage.user("second-question"),
                ChatMessage.assistant("third-answer"),
                ChatMessage.user("fourth-question"));

        provider.chat(request(dialogue), pieces::add);

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
    void interruptEndsTheRequestWithinASecond() throws Exception {
        upstream.goesOnForEver("again ");
        CountDownLatch begun = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                provider.chat(request(PROMPT), piece -> begun.countDown());
            } catch (Exception e) {
                // However it ends: what counts is that it does.
                Thread.currentThread().interrupt();
            }
        });
        assertThat(begun.await(5, TimeUnit.SECONDS)).as("the answer has begun").isTrue();

        caller.interrupt();

        assertThat(upstream.callerIsGoneWithin(A_SECOND))
                .as("the request to the upstream has ended")
                .isTrue();
        assertThat(caller.join(A_SECOND)).as("the call has ended").isTrue();
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
                    provider.chat(request(question), answer::append);
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
            told.add(printed.text());
        }
        told.addAll(RecordedLog.lines());

        assertThat(String.join("\n", told)).doesNotContain(KEY, PROMPT, "answer-2342");
    }

    private ChatCompletion ask(String question) throws Exception {
        return provider.chat(request(question), piece -> {
            pieces.add(piece);
            upstream.pieceWasHeard();
        });
    }

    private JackfieldException failure() {
        try {
            ask(PROMPT);
        } catch (JackfieldException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError("expected a JackfieldException that tells the kind of failure, not " + e, e);
        }
        throw new AssertionError("the call has ended well, with " + pieces);
    }

    private static ChatRequest request(String question) {
        return request(List.of(ChatMessage.user(question)));
    }

    private static ChatRequest request(List<ChatMessage> messages) {
        return new ChatRequest(
                "fake-1", messages, 0, Map.of(), "", Instant.now().plusSeconds(60));
    }
}
