package io.jackfield.lib.openai;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers send where OpenAI would send a stream of chat completions. */
class ChatStreamsTest {
    private static final String ANSWER = "The answer is forty-two.";
    private static final String ONE = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"The answer is \"}}]}";
    private static final String TWO = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"forty-two.\"}}]}";
    private static final String STOP = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    private static final String TOKENS = "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3}}";
    private static final String WHOLE = "{\"id\":\"x\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,"
            + "\"message\":{\"role\":\"assistant\",\"content\":\"" + ANSWER + "\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3}}";

    private final FakeModelServer server = new FakeModelServer();
    private final StringBuilder shown = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();

    @AfterEach
    void stopServer() {
        server.close();
    }

    private static Stream<Arguments> complete() {
        return Stream.of(
                Arguments.of("no reason to finish", sse(ONE, TWO, "[DONE]")),
                Arguments.of("reason is null", sse(ONE, TWO, STOP.replace("\"stop\"", "null"), "[DONE]")),
                Arguments.of("reason is empty", sse(ONE, TWO, STOP.replace("stop", ""), "[DONE]")),
                Arguments.of("no end mark", sse(ONE, TWO, STOP)),
                Arguments.of("end mark in small letters", sse(ONE, TWO, "[done]")),
                Arguments.of("end mark without its field", sse(ONE, TWO) + "[DONE]\n"),
                Arguments.of("end mark without a blank line", sse(ONE) + "data: " + TWO + "\ndata: [DONE]\n"),
                Arguments.of("no blank lines", "data: " + ONE + "\ndata: " + TWO + "\ndata: " + STOP + "\n"),
                Arguments.of("last line without its end", sse(ONE, TWO) + "data: " + STOP),
                Arguments.of(
                        "carriage returns and line feeds", sse(ONE, TWO, STOP).replace("\n", "\r\n")),
                Arguments.of("carriage returns", sse(ONE, TWO, STOP).replace('\n', '\r')),
                Arguments.of("no space", sse(ONE, TWO, STOP).replace("data: ", "data:")),
                Arguments.of("mark of byte order", "\ufeff" + sse(ONE, TWO, STOP)),
                Arguments.of(
                        "names, numbers, comments",
                        "retry: 5\n\n: hb\n\n" + sse(ONE).replace("data", "id: 1\nevent: x\ndata") + sse(TWO, STOP)),
                Arguments.of("event over several lines", sse(ONE, TWO).replace(",", ",\ndata: ") + sse(STOP)),
                Arguments.of("JSON over several lines", sse(ONE, TWO).replace(",", ",\n  ") + sse(STOP)),
                Arguments.of("a line of JSON each", ONE + "\n" + TWO + "\n" + STOP + "\n"),
                Arguments.of("finished twice", sse(ONE, TWO, STOP, STOP, "[DONE]")),
                Arguments.of("error after the end", sse(ONE, TWO, STOP, "{\"error\":{\"code\":500}}")),
                Arguments.of("nonsense after the end", sse(ONE, TWO, STOP, "{secret")),
                Arguments.of("rest after the end", sse(ONE, STOP, TWO, "[DONE]")),
                Arguments.of(
                        "filter's verdict after the end",
                        sse(
                                ONE,
                                TWO,
                                STOP,
                                "{\"choices\":[{\"index\":0,\"finish_reason\":\"content_filter\",\"delta\":{}}]}",
                                "[DONE]")),
                Arguments.of(
                        "delta is null", sse(STOP.replace("{}", "null").replace("\"stop\"", "null"), ONE, TWO, STOP)),
                Arguments.of("no delta", sse("{\"choices\":[{\"index\":0}]}", ONE, TWO, STOP)),
                Arguments.of(
                        "no choices",
                        sse(
                                "{\"id\":\"x\",\"object\":\"chat.completion.chunk\"}",
                                "{\"choices\":[]}",
                                "{\"choices\":null}",
                                ONE,
                                TWO,
                                STOP)),
                Arguments.of("role only", sse("{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}", ONE, TWO, STOP)),
                Arguments.of("another number", sse(ONE, TWO, STOP).replace("\"index\":0", "\"index\":1")),
                Arguments.of("no number", sse(ONE, TWO, STOP).replace("\"index\":0,", "")),
                Arguments.of("a second answer between", sse(ONE, ONE.replace("\"index\":0", "\"index\":1"), TWO, STOP)),
                Arguments.of("message instead of delta", sse(ONE, TWO, STOP).replace("delta", "message")),
                Arguments.of(
                        "text of plain completions",
                        sse(
                                "{\"choices\":[{\"text\":\"The answer is \",\"finish_reason\":null}]}",
                                "{\"choices\":[{\"text\":\"forty-two.\",\"finish_reason\":\"stop\"}]}")),
                Arguments.of("list of parts", sse(parts("The answer is "), parts("forty-two."), STOP)),
                Arguments.of(
                        "list of texts",
                        sse(ONE.replace("\"The answer is \"", "[\"The \",\"answer is \"]"), TWO, STOP)),
                Arguments.of(
                        "text in an object",
                        sse(
                                ONE.replace(
                                        "\"The answer is \"",
                                        "[{\"type\":\"text\",\"text\":{\"value\":\"The answer is \"}}]"),
                                TWO,
                                STOP)),
                Arguments.of(
                        "one part",
                        sse(
                                ONE.replace("\"The answer is \"", "{\"type\":\"text\",\"text\":\"The answer is \"}"),
                                TWO,
                                STOP)),
                Arguments.of(
                        "parts without a kind",
                        sse(ONE.replace("\"The answer is \"", "[{\"text\":\"The answer is \"}]"), TWO, STOP)),
                Arguments.of(
                        "picture among the parts",
                        sse(
                                ONE.replace(
                                        "\"The answer is \"",
                                        "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"x\"}},"
                                                + "{\"type\":\"text\",\"text\":\"The answer is \"}]"),
                                TWO,
                                STOP)),
                Arguments.of(
                        "call of a tool that nobody has",
                        sse(
                                ONE,
                                TWO,
                                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"f\"}}]},"
                                        + "\"finish_reason\":\"tool_calls\"}]}")),
                Arguments.of("whole answer", WHOLE),
                Arguments.of(
                        "whole answer, nicely written",
                        WHOLE.replace(",", ",\n    ").replace("{\"id", "{\n  \"id")),
                Arguments.of("whole answer without a reason", WHOLE.replace("\"stop\"", "null")),
                Arguments.of(
                        "whole answer in parts",
                        WHOLE.replace(
                                "\"" + ANSWER + "\"",
                                "[{\"type\":\"thinking\",\"thinking\":\"hm\"},{\"type\":\"text\",\"text\":\"" + ANSWER
                                        + "\"}]")),
                Arguments.of("whole answer as an event", sse(WHOLE)),
                Arguments.of("whole answer after its pieces", sse(ONE, TWO, WHOLE, "[DONE]")),
                Arguments.of(
                        "errors that are none",
                        sse(ONE, TWO, STOP).replace("{\"choices\"", "{\"error\":false,\"choices\"")
                                + sse("{\"error\":\"\"}", "{\"error\":{}}")),
                Arguments.of(
                        "numbers that JSON does not have",
                        sse(ONE.replace("{\"index\"", "{\"logprobs\":[NaN,-Infinity],\"index\""), TWO, STOP)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("complete")
    void answerIsComplete(String name, String body) throws Exception {
        server.answers(200, Map.of("Content-Type", "text/event-stream"), body);

        assertThat(ask().finish()).isEqualTo(Finish.COMPLETE);
        assertThat(shown).hasToString(ANSWER);
        assertThat(thoughts.toString()).isIn("", "hm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "text/event-stream", ""})
    void kindOfTheContentDoesNotMatter(String type) throws Exception {
        server.answers(200, type.isEmpty() ? Map.of() : Map.of("Content-Type", type), WHOLE);

        Outcome end = ask();

        assertThat(shown).hasToString(ANSWER);
        assertThat(end.tokens().output()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reasoning_content\":\"hm\"}",
                "{\"reasoning\":\"hm\"}",
                "{\"reasoning\":{\"text\":\"hm\"}}",
                "{\"reasoning_content\":null,\"reasoning\":\"hm\",\"content\":\"\"}",
                "{\"reasoning\":\"hm\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"hm\"}]}",
                "{\"reasoning_details\":[{\"type\":\"reasoning.summary\",\"summary\":\"hm\"},{\"type\":\"reasoning.encrypted\",\"data\":\"x\"}]}",
                "{\"thinking\":\"hm\"}",
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]}]}",
                "{\"content\":[{\"type\":\"reasoning\",\"text\":\"hm\"}]}",
                "{\"content\":\"<think>hm</think>\\n\"}"
            })
    void thoughtsAreNoPartOfTheAnswer(String delta) throws Exception {
        server.streams("{\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}", ONE, TWO, STOP);

        assertThat(ask().finish()).isEqualTo(Finish.COMPLETE);
        assertThat(shown).hasToString(ANSWER);
        assertThat(thoughts).hasToString("hm");
    }

    @Test
    void thoughtsWithoutAnAnswerAreToldByTheirEnd() throws Exception {
        server.streams(
                "{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"length\"}]}",
                TOKENS,
                "[DONE]");

        assertThat(ask().finish()).isEqualTo(Finish.LENGTH);
        assertThat(shown).isEmpty();
        assertThat(thoughts).hasToString("hm");
    }

    @Test
    void tokensAreTakenWhereverTheyCome() throws Exception {
        String[][] streams = {
            {TOKENS.replace("[]", "[{\"delta\":{\"content\":\"The answer is \"}}]"), TWO, STOP},
            {ONE, TWO, STOP.replace("{\"choices\"", "{\"usage\":{\"completion_tokens\":3},\"choices\"")},
            {ONE, TWO, STOP, TOKENS, "[DONE]"},
            {ONE, TWO, STOP, TOKENS.replace("\"choices\":[],", "")}
        };
        for (String[] stream : streams) {
            server.streams(stream);
            assertThat(ask().tokens().output()).as(String.join(" ", stream)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"false,''", "true,''", "false,usage", "true,usage"})
    void serverThatLeavesTheConnectionOpenIsLeft(boolean drips, String usage) throws Exception {
        server.streamsAndHolds(
                drips, usage.isEmpty() ? new String[] {ONE, TWO, STOP} : new String[] {ONE, TWO, STOP, TOKENS});

        long begun = System.nanoTime();
        Outcome end = ask(Duration.ofSeconds(30));

        assertThat(end.finish()).isEqualTo(Finish.COMPLETE);
        assertThat(end.tokens().output()).isEqualTo(usage.isEmpty() ? 0 : 3);
        assertThat(shown).hasToString(ANSWER);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
        assertThat(!drips || server.callerGoneWithin(5, TimeUnit.SECONDS))
                .as("the connection is left")
                .isTrue();
    }

    @Test
    void packedAnswerIsUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(sse(ONE, TWO, STOP, "[DONE]").getBytes(UTF_8));
        }
        server.answers(200, Map.of("Content-Encoding", "gzip"), packed.toByteArray());

        ask();

        assertThat(shown).hasToString(ANSWER);
    }

    @Test
    void damagedBytesDoNotBreakTheAnswer() throws Exception {
        byte[] body = sse(ONE.replace("is ", "is \u00ff\u0000"), TWO, STOP).getBytes(ISO_8859_1);
        server.answers(200, Map.of(), body);

        ask();

        assertThat(shown).hasToString("The answer is \ufffdforty-two.");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"error\":\"Model is overloaded\",\"error_type\":\"overloaded\"}', OVERLOADED",
        "'{\"error\":{\"message\":\"Rate limit reached\",\"code\":null}}', RATE_LIMITED",
        "'{\"error\":{\"message\":\"slow down\",\"code\":429}}', RATE_LIMITED",
        "'{\"error\":{\"message\":\"slow down\",\"code\":\"429\"}}', RATE_LIMITED",
        "'[{\"error\":{\"code\":400,\"message\":\"API key not valid\"}}]', UNAUTHORIZED",
        "'{\"object\":\"error\",\"message\":\"maximum context length is 10\",\"code\":400}', PROMPT_TOO_LONG",
        "'{\"error\":true,\"message\":\"Insufficient Balance\"}', OUT_OF_CREDIT",
        "'{\"detail\":\"Not Found\"}', OVERLOADED",
        "'{\"base_resp\":{\"status_code\":1008,\"status_msg\":\"insufficient balance\"}}', OUT_OF_CREDIT",
        "'{\"code\":429,\"message\":\"slow down\"}', RATE_LIMITED"
    })
    void errorWithStatus200IsAFailure(String error, StandardError expected) {
        server.answers(200, Map.of(), error);
        assertThat(failure().error()).isEqualTo(expected);

        server.streams(error);
        assertThat(failure().error()).isEqualTo(expected);

        server.streams(ONE, error);
        assertThat(failure().error()).isEqualTo(StandardError.STREAM_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: error\ndata: {\"message\":\"Rate limit reached\"}\n\n",
                "event:error\ndata: Rate limit reached\n\n",
                "data: {\"message\":\"Rate limit reached\"}\nevent: error\n\n",
                "error: {\"code\":500,\"message\":\"Rate limit reached\"}\n\n"
            })
    void eventThatIsCalledAnErrorIsAFailure(String event) {
        server.answers(200, Map.of(), event);

        assertThat(failure().error()).isEqualTo(StandardError.RATE_LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "<!DOCTYPE html>\n<html><body>data: secret</body></html>",
                "data: secret\n\n",
                "secret\n"
            })
    void whatIsNoAnswerMayBeTriedAgain(String body) {
        server.answers(200, Map.of("Content-Type", "text/html"), body);

        JackfieldException failure = failure();

        assertThat(failure.error()).isEqualTo(StandardError.OVERLOADED);
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @Test
    void answerWithoutABodyMayBeTriedAgain() {
        server.answersNothing(204);

        assertThat(failure().error()).isEqualTo(StandardError.OVERLOADED);
    }

    @Test
    void moveOnTheSameHostIsFollowed() throws Exception {
        server.movesTo("/v2/chat/completions", sse(ONE, TWO, STOP, "[DONE]"));

        ask();

        assertThat(shown).hasToString(ANSWER);
        assertThat(server.path()).isEqualTo("/v2/chat/completions");
        assertThat(server.requestBody()).contains("\"content\":\"Hi\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void moveElsewhereIsToldAndNotFollowed(int status) {
        server.answers(status, Map.of("Location", "https://other.example/v1/chat/completions?key=secret"), "");

        JackfieldException failure = failure();

        assertThat(failure.error()).isEqualTo(StandardError.REQUEST_REJECTED);
        assertThat(failure)
                .hasMessageContaining("it has moved to https://other.example/v1/chat/completions; set baseUrl")
                .hasMessageNotContaining("secret");
    }

    private Outcome ask() throws InterruptedException {
        return ask(Duration.ofSeconds(5));
    }

    private Outcome ask(Duration silence) throws InterruptedException {
        Endpoint endpoint = new Endpoint(
                "fake",
                server.baseUrl(),
                "key-1",
                Protocol.CHAT,
                Duration.ofSeconds(5),
                silence,
                Map.of(),
                0,
                Map.of(),
                Manners.USUAL);
        Profile profile =
                Profile.of("fake", Protocol.CHAT, "http://127.0.0.1/v1").build();
        CompletionRequest request =
                new CompletionRequest("m", List.of(ModelMessage.user("Hi")), 0, Map.of(), "", Instant.now());
        try (OpenAiService service = new OpenAiService(endpoint, Clock.systemUTC())) {
            return service.complete(RequestDraft.of(request, Optional.empty(), Protocol.CHAT, profile), new Sink());
        }
    }

    private JackfieldException failure() {
        return catchThrowableOfType(JackfieldException.class, this::ask);
    }

    private static String sse(String... events) {
        StringBuilder body = new StringBuilder();
        for (String event : events) {
            body.append("data: ").append(event).append("\n\n");
        }
        return body.toString();
    }

    private static String parts(String text) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}}]}";
    }

    private final class Sink implements TextSink {
        @Override
        public void append(String piece) {
            shown.append(piece);
        }

        @Override
        public void think(String piece) {
            thoughts.append(piece);
        }
    }
}
