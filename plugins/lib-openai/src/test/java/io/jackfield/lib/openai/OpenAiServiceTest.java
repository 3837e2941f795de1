package io.jackfield.lib.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.lib.openai.models.TokenCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenAiServiceTest {
    private static final String HELLO =
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}],\"model\":\"m-1\"}";
    private static final String END =
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\"},\"finish_reason\":\"stop\"}],\"model\":\"m-1\"}";
    private static final String USAGE = "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3,"
            + "\"total_tokens\":15,\"prompt_tokens_details\":{\"cached_tokens\":8}}}";
    private static final TokenCount TOKENS = new TokenCount(12, 8, 0, 3, 0, Optional.empty());
    private static final String DELTA =
            "{\"type\":\"response.output_text.delta\",\"delta\":\"Hello\",\"item_id\":\"i\","
                    + "\"output_index\":0,\"content_index\":0,\"sequence_number\":1,\"logprobs\":[]}";

    private final FakeModelServer server = new FakeModelServer();
    private final StringBuilder shown = new StringBuilder();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void chatStreamsPiecesAndReportsUsage() throws Exception {
        server.streams(HELLO, END, USAGE, "[DONE]");

        Outcome end = ask(Protocol.CHAT, question());

        assertThat(shown).hasToString("Hello");
        assertThat(end).isEqualTo(new Outcome(Finish.COMPLETE, TOKENS, "m-1", List.of()));
        assertThat(server.authorization()).isEqualTo("Bearer key-1");
        assertThat(server.requestBody()).contains("\"include_usage\":true", "\"content\":\"Hi\"");
    }

    @Test
    void responsesStreamPiecesAndReportUsage() throws Exception {
        server.streams(DELTA, closing("completed", ""));

        Outcome end = ask(Protocol.RESPONSES, question());

        assertThat(shown).hasToString("Hello");
        assertThat(end).isEqualTo(new Outcome(Finish.COMPLETE, TOKENS, "m-1", List.of()));
        assertThat(server.requestBody()).contains("\"store\":false", "\"effort\":\"low\"", "\"content\":\"Hi\"");
    }

    @Test
    void lengthAndFilterAreToldApart() throws Exception {
        server.streams(DELTA, closing("incomplete", "max_output_tokens"));
        assertThat(ask(Protocol.RESPONSES, question()).finish()).isEqualTo(Finish.LENGTH);

        server.streams(DELTA, closing("incomplete", "content_filter"));
        assertThat(ask(Protocol.RESPONSES, question()).finish()).isEqualTo(Finish.FILTERED);

        server.streams(END.replace("stop", "length"), "[DONE]");
        assertThat(ask(Protocol.CHAT, question()).finish()).isEqualTo(Finish.LENGTH);
    }

    @Test
    void errorThatIsNullIsNoError() throws Exception {
        server.streams(HELLO.replace("{\"choices\"", "{\"error\":null,\"choices\""), END, "[DONE]");
        assertThat(ask(Protocol.CHAT, question()).finish()).isEqualTo(Finish.COMPLETE);

        server.streams(DELTA.replace("{\"type\"", "{\"error\":null,\"type\""), closing("completed", ""));
        assertThat(ask(Protocol.RESPONSES, question()).finish()).isEqualTo(Finish.COMPLETE);
    }

    @Test
    void nullsAreNotShown() throws Exception {
        server.streams(
                "{\"choices\":[{\"delta\":{\"content\":null,\"refusal\":null},\"finish_reason\":null}],\"usage\":null}",
                END,
                "[DONE]");

        assertThat(ask(Protocol.CHAT, question()).finish()).isEqualTo(Finish.COMPLETE);
        assertThat(shown).hasToString("lo");
    }

    @Test
    void refusalIsShownAndMarked() throws Exception {
        server.streams("{\"choices\":[{\"delta\":{\"refusal\":\"No\"}}]}", END, "[DONE]");
        assertThat(ask(Protocol.CHAT, question()).finish()).isEqualTo(Finish.FILTERED);

        server.streams(DELTA.replace("output_text", "refusal"), closing("completed", ""));
        assertThat(ask(Protocol.RESPONSES, question()).finish()).isEqualTo(Finish.FILTERED);
        assertThat(shown).hasToString("NoloHello");
    }

    @Test
    void eventThatIsNotJsonIsAFailureThatQuotesNothing() {
        server.streams(HELLO, "{secret");

        JackfieldException failure = failure(Protocol.CHAT);

        assertThat(failure.error()).isEqualTo(StandardError.STREAM_BROKEN);
        assertThat(failure).hasStackTraceContaining("not JSON");
        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void finishedAnswerLeavesItsConnectionToTheNext(Protocol protocol) throws Exception {
        server.streams(
                protocol == Protocol.CHAT ? new String[] {END, "[DONE]"} : new String[] {closing("completed", "")});
        try (OpenAiService service = service(protocol)) {
            service.complete(draft(question(), protocol), shown::append);
            service.complete(draft(question(), protocol), shown::append);
        }

        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void serverThatDoesNotEndTheBodyIsNotWaitedFor(Protocol protocol) throws Exception {
        server.streamsAndStalls(
                protocol == Protocol.CHAT ? new String[] {END, "[DONE]"} : new String[] {closing("completed", "")});

        assertThat(ask(protocol, question()).finish()).isEqualTo(Finish.COMPLETE);
    }

    @Test
    void picturesTravelInsideTheRequest() throws Exception {
        Attachment.Bytes picture = new Attachment.Bytes("cat.png", "image/png", new byte[] {1, 2, 3});
        ModelMessage message = new ModelMessage(ModelMessage.Role.USER, "What is it?", List.of(picture));

        server.streams(END, "[DONE]");
        ask(Protocol.CHAT, question(message));
        assertThat(server.requestBody()).contains("\"image_url\":{\"url\":\"data:image/png;base64,AQID\"");

        server.streams(closing("completed", ""));
        ask(Protocol.RESPONSES, question(message));
        assertThat(server.requestBody()).contains("\"image_url\":\"data:image/png;base64,AQID\"");
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED, '{\"error\":{\"code\":\"invalid_api_key\"}}'",
        "402, OUT_OF_CREDIT, '{\"error\":{\"code\":402}}'",
        "403, REFUSED_BY_POLICY, '{\"error\":{\"code\":403,\"metadata\":{\"reasons\":[\"violence\"]}}}'",
        "429, RATE_LIMITED, '{\"error\":{\"code\":\"rate_limit_exceeded\"}}'",
        "429, OUT_OF_CREDIT, '{\"error\":{\"code\":null,\"type\":\"insufficient_quota\"}}'",
        "500, OVERLOADED, 'not even JSON'",
        "503, OVERLOADED, '{\"error\":{\"code\":\"server_is_overloaded\"}}'",
        "400, PROMPT_TOO_LONG, '{\"error\":{\"code\":\"context_length_exceeded\"}}'",
        "400, PROMPT_TOO_LONG, '{\"error\":{\"code\":400,\"message\":\"exceeds the context window\"}}'",
        "400, REFUSED_BY_POLICY, '{\"error\":{\"code\":\"content_filter\"}}'",
        "404, REQUEST_REJECTED, '{\"error\":{\"code\":\"model_not_found\"}}'"
    })
    void everyErrorOfTheServiceHasItsMeaning(int status, StandardError expected, String body) {
        server.answers(status, Map.of("Retry-After", "7"), body);

        JackfieldException failure = failure(Protocol.RESPONSES);

        assertThat(failure.error()).isEqualTo(expected);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failure).hasMessageStartingWith("fake answered " + status).hasMessageNotContaining("key-1");
    }

    @ParameterizedTest
    @CsvSource({
        "402, RATE_LIMITED, '{\"error\":{\"code\":402,\"metadata\":{\"limit_source\":\"in_flight\"}}}'",
        "400, REFUSED_BY_POLICY, '{\"error\":{\"message\":\"Content Exists Risk\",\"code\":\"invalid_request_error\"}}'",
        "400, PROMPT_TOO_LONG, '{\"error\":{\"type\":\"exceed_context_size_error\",\"message\":\"exceeds the available context size\"}}'",
        "404, REQUEST_REJECTED, '{\"error\":\"model not found\"}'",
        "529, OVERLOADED, ''"
    })
    void habitsOfOtherServicesAreUnderstood(int status, StandardError expected, String body) {
        server.answers(status, Map.of(), body);

        assertThat(failure(Protocol.CHAT).error()).isEqualTo(expected);
    }

    @Test
    void codesThatTheOperatorExplainsMeanWhatTheySay() {
        server.answers(400, Map.of(), "{\"error\":{\"code\":\"wallet_empty\"}}");

        try (OpenAiService service = new OpenAiService(
                endpoint(Protocol.CHAT, Map.of("wallet_empty", StandardError.OUT_OF_CREDIT)), Clock.systemUTC())) {
            JackfieldException failure = catchThrowableOfType(
                    JackfieldException.class, () -> service.complete(draft(question(), Protocol.CHAT), shown::append));

            assertThat(failure.error()).isEqualTo(StandardError.OUT_OF_CREDIT);
        }
    }

    @Test
    void runThatFailedWithStatus200IsAFailure() {
        server.answers(
                200,
                Map.of("Content-Type", "application/json"),
                "{\n  \"id\": \"r\",\n  \"status\": \"failed\",\n  \"error\": {\"code\": 500}\n}\n");
        assertThat(failure(Protocol.RESPONSES).error()).isEqualTo(StandardError.OVERLOADED);

        server.answers(200, Map.of(), "{\"id\":\"r\",\"status\":\"cancelled\",\"error\":null}");
        assertThat(failure(Protocol.RESPONSES).error()).isEqualTo(StandardError.OVERLOADED);

        server.answers(200, Map.of(), "{\"error\":{\"code\":429,\"message\":\"slow down\"}}");
        assertThat(failure(Protocol.CHAT).error()).isEqualTo(StandardError.RATE_LIMITED);
    }

    @Test
    void cancelledRunAndErrorAsReasonAreFailures() {
        server.streams(closing("cancelled", ""));
        assertThat(failure(Protocol.RESPONSES).error()).isEqualTo(StandardError.OVERLOADED);

        server.streams(END.replace("stop", "error"), "[DONE]");
        assertThat(failure(Protocol.CHAT).error()).isEqualTo(StandardError.STREAM_BROKEN);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void streamWithoutItsEndMarkIsBroken(Protocol protocol) {
        server.streams(protocol == Protocol.CHAT ? HELLO : DELTA);

        assertThat(failure(protocol).error()).isEqualTo(StandardError.STREAM_BROKEN);
        assertThat(shown).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void cutStreamIsBrokenAndWhatCameWasShown(Protocol protocol) {
        server.streamsAndCuts(() -> !shown.isEmpty(), protocol == Protocol.CHAT ? HELLO : DELTA);

        assertThat(failure(protocol).error()).isEqualTo(StandardError.STREAM_BROKEN);
        assertThat(shown).isNotEmpty();
    }

    @Test
    void errorInsideTheStreamMayBeTriedAgainOnlyWhileNothingWasShown() {
        String failed = closing("failed", "").replace("\"error\":null", "\"error\":{\"code\":\"rate_limit_exceeded\"}");

        server.streams(failed);
        assertThat(failure(Protocol.RESPONSES).error()).isEqualTo(StandardError.RATE_LIMITED);

        server.streams(DELTA, failed);
        assertThat(failure(Protocol.RESPONSES).error()).isEqualTo(StandardError.STREAM_BROKEN);

        server.streams("{\"error\":{\"code\":502,\"message\":\"upstream\"}}");
        assertThat(failure(Protocol.CHAT).error()).isEqualTo(StandardError.OVERLOADED);
    }

    @Test
    void silenceInsideAnAnswerIsAStall() {
        server.streamsAndStalls(HELLO);

        assertThat(failure(Protocol.CHAT).error()).isEqualTo(StandardError.STREAM_STALLED);
    }

    @Test
    void silenceBeforeAnAnswerIsAStall() {
        server.staysSilent();

        assertThat(failure(Protocol.CHAT).error()).isEqualTo(StandardError.STREAM_STALLED);
    }

    @Test
    void serviceThatIsNotThereMayBeTriedAgain() {
        server.close();

        assertThat(failure(Protocol.CHAT).error()).isEqualTo(StandardError.OVERLOADED);
    }

    @Test
    void unknownOptionNamesTheKnownOnes() {
        CompletionRequest wrong = new CompletionRequest(
                "m", List.of(ModelMessage.user("Hi")), 0, Map.of("efort", "low"), "", Instant.now());

        JackfieldException failure =
                catchThrowableOfType(JackfieldException.class, () -> ask(Protocol.RESPONSES, wrong));

        assertThat(failure.error()).isEqualTo(StandardError.CONFIG_INVALID);
        assertThat(failure).hasMessageContaining("efort").hasMessageContaining("use effort, temperature");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void interruptEndsTheRequestWithinASecond(Protocol protocol) throws Exception {
        server.dripsForEver(protocol == Protocol.CHAT ? HELLO : DELTA);
        CountDownLatch firstPiece = new CountDownLatch(1);
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        try (OpenAiService service = service(protocol)) {
            Thread caller = Thread.startVirtualThread(() -> {
                try {
                    service.complete(draft(question(), protocol), piece -> firstPiece.countDown());
                } catch (Throwable e) {
                    outcome.set(e);
                }
            });
            firstPiece.await();

            caller.interrupt();

            assertThat(server.callerGoneWithin(1, TimeUnit.SECONDS)).isTrue();
            caller.join();
            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        }
    }

    /**
     * Again and again, since it is one moment in a hundred in which the client would keep the connection for seconds.
     */
    @RepeatedTest(100)
    void interruptEndsTheRequestWheneverItComes(RepetitionInfo repetition) throws Exception {
        server.dripsForEver(HELLO);
        try (OpenAiService service = service(Protocol.CHAT)) {
            Thread caller = Thread.startVirtualThread(() -> {
                try {
                    service.complete(draft(question(), Protocol.CHAT), piece -> {});
                } catch (JackfieldException | InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            server.awaitRequest();
            LockSupport.parkNanos(repetition.getCurrentRepetition() * 10_000L);

            caller.interrupt();

            assertThat(server.callerGoneWithin(1, TimeUnit.SECONDS)).isTrue();
            assertThat(caller.join(Duration.ofSeconds(1))).isTrue();
        }
    }

    @Test
    void closingTheServiceEndsWhatIsRunning() throws Exception {
        server.dripsForEver(HELLO);
        CountDownLatch firstPiece = new CountDownLatch(1);
        OpenAiService service = service(Protocol.CHAT);
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                service.complete(draft(question(), Protocol.CHAT), piece -> firstPiece.countDown());
            } catch (JackfieldException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        firstPiece.await();

        service.close();

        assertThat(server.callerGoneWithin(1, TimeUnit.SECONDS)).isTrue();
        assertThat(caller.join(Duration.ofSeconds(1))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void answersComeWhileSomebodyHoldsUpTheCommonPool(Protocol protocol) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        for (int i = 0; i <= ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().submit(() -> {
                over.await();
                return null;
            });
        }
        try {
            server.streams(
                    protocol == Protocol.CHAT ? HELLO : DELTA,
                    protocol == Protocol.CHAT ? END : closing("completed", ""));

            assertThat(ask(protocol, question()).finish()).isEqualTo(Finish.COMPLETE);
        } finally {
            over.countDown();
        }
    }

    @Test
    void closedServiceLeavesNoThreadBehind() throws Exception {
        server.streams(HELLO, END, "[DONE]");

        ask(Protocol.CHAT, question());

        for (int waits = 0; httpClientThreads() > 0 && waits < 100; waits++) {
            Thread.sleep(20);
        }
        assertThat(httpClientThreads()).isZero();
    }

    private static long httpClientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-"))
                .count();
    }

    private Outcome ask(Protocol protocol, CompletionRequest request) throws InterruptedException {
        try (OpenAiService service = service(protocol)) {
            return service.complete(draft(request, protocol), shown::append);
        }
    }

    private JackfieldException failure(Protocol protocol) {
        return catchThrowableOfType(JackfieldException.class, () -> ask(protocol, question()));
    }

    private OpenAiService service(Protocol protocol) {
        return new OpenAiService(endpoint(protocol, Map.of()), Clock.systemUTC());
    }

    private Endpoint endpoint(Protocol protocol, Map<String, StandardError> errorCodes) {
        return new Endpoint(
                "fake",
                server.baseUrl(),
                "key-1",
                protocol,
                Duration.ofSeconds(2),
                Duration.ofMillis(400),
                Map.of("X-Ours", "yes"),
                0,
                errorCodes,
                Manners.USUAL);
    }

    /** As a provider puts it together whose profile takes every option. */
    private static RequestDraft draft(CompletionRequest request, Protocol protocol) {
        Profile profile = Profile.of("fake", protocol, "http://127.0.0.1/v1")
                .userTagIn("safety_identifier")
                .options(ModelOption.effort(), ModelOption.temperature())
                .build();
        return RequestDraft.of(request, Optional.empty(), protocol, profile);
    }

    private static CompletionRequest question(ModelMessage... messages) {
        List<ModelMessage> asked = messages.length > 0 ? List.of(messages) : List.of(ModelMessage.user("Hi"));
        return new CompletionRequest("m", asked, 100, Map.of("effort", "low"), "tag", Instant.now());
    }

    private static String closing(String status, String reason) {
        return ("{\"type\":\"response.%s\",\"sequence_number\":9,\"response\":{\"id\":\"r\",\"object\":\"response\","
                        + "\"created_at\":1,\"status\":\"%s\",\"error\":null,\"incomplete_details\":{\"reason\":\"%s\"},"
                        + "\"model\":\"m-1\",\"output\":[],\"usage\":{\"input_tokens\":12,\"output_tokens\":3,"
                        + "\"total_tokens\":15,\"input_tokens_details\":{\"cached_tokens\":8}}}}")
                .formatted(status, status, reason);
    }
}
