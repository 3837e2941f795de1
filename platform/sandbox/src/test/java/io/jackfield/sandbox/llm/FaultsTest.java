package io.jackfield.sandbox.llm;

import static io.jackfield.sandbox.llm.RunningModels.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.sandbox.llm.RecordedRequest.State;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
    @RegisterExtension
    static final RunningModels server = new RunningModels();

    private static final String PATH = "/v1/chat/completions";

    @Test
    void faultsAreUsedOnceInOrderAndBeforeScripts() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("fine"));
        server.models()
                .faults()
                .next(Script.failure(503))
                .next(Script.failure(429).header("Retry-After", "7"));

        var first = server.post(PATH, chat("hi"));
        var second = server.post(PATH, chat("hi"));
        var third = server.post(PATH, chat("hi"));

        assertThat(error(first.body()).getString("code")).isEqualTo("server_is_overloaded");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).contains("7");
        assertThat(third.statusCode()).isEqualTo(200);
    }

    @Test
    void stalledStreamStaysOpenUntilTheClientLeaves() throws Exception {
        server.models().faults().next(Script.tokens("one", "two", "three").stallAfter(2));

        try (Socket socket = openStream()) {
            readUntil(socket.getInputStream(), "\"two\"");
            RecordedRequest stalled = server.models().requests().getFirst();
            assertThat(stalled.state()).isEqualTo(State.RUNNING);
            assertThat(stalled.tokensSent()).isEqualTo(2);
        }

        await().untilAsserted(() -> assertThat(newest().state()).isEqualTo(State.CLIENT_LEFT));
    }

    @Test
    void clientThatLeavesEarlyIsRecordedWithTheTime() throws Exception {
        List<String> endless = Collections.nCopies(100_000, "word ");
        server.models().faults().next(Script.tokens(endless).every(Duration.ofMillis(5)));
        Instant before = Instant.now();

        try (Socket socket = openStream()) {
            readUntil(socket.getInputStream(), "word ");
        }

        await().untilAsserted(() -> assertThat(newest().clientLeftAt())
                .hasValueSatisfying(left -> assertThat(left).isBetween(before, Instant.now())));
        assertThat(newest().tokensSent()).isBetween(1, 99_999);
    }

    @Test
    void clientThatWaitsForAWholeAnswerCanLeaveToo() throws Exception {
        server.models().faults().next(Script.tokens("never").stallAfter(0));

        try (Socket socket = open(chat("hi"))) {
            await().until(() -> !server.models().requests().isEmpty());
            assertThat(socket.isConnected()).isTrue();
        }

        await().untilAsserted(() -> assertThat(newest().state()).isEqualTo(State.CLIENT_LEFT));
    }

    @Test
    void cutStreamLosesItsConnection() throws Exception {
        server.models().faults().next(Script.tokens("one", "two", "three").cutAfter(2));

        var response = server.open(PATH, chat("hi"));

        assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(IOException.class);
        assertThat(newest().state()).isEqualTo(State.FAILED);
        assertThat(newest().clientLeftAt()).isEmpty();
    }

    @Test
    void cutAnswerWithoutStreamGivesNothing() {
        server.models().faults().next(Script.tokens("one").cutAfter(0));

        assertThatThrownBy(() -> server.post(PATH, chat("hi"))).isInstanceOf(IOException.class);
    }

    @Test
    void heldTokenWaitsUntilItIsReleased() throws Exception {
        AtomicBoolean released = new AtomicBoolean();
        server.models().faults().next(Script.tokens("one", "two").holdBefore(1, released::get));

        try (Socket socket = openStream()) {
            readUntil(socket.getInputStream(), "\"one\"");
            assertThat(newest().tokensSent()).isEqualTo(1);
            released.set(true);
            readUntil(socket.getInputStream(), "[DONE]");
        }
    }

    @Test
    void forgottenEndIsAnOrderlyOneWithoutItsMark() throws Exception {
        server.models()
                .faults()
                .next(Script.tokens("one", "two").forgetEndAfter(2).withSignsOfLife());

        List<String> lines = server.stream(PATH, chat("hi"));

        assertThat(lines).last().isEqualTo(":");
        assertThat(lines).noneMatch(line -> line.contains("[DONE]") || line.contains("\"stop\""));
        assertThat(newest().state()).isEqualTo(State.FAILED);
    }

    @Test
    void answersMayDependOnTheQuestionAndReportAnyUse() throws Exception {
        server.models()
                .answer(asked -> true, asked -> Script.text(asked.question()).using(new TokenUse(12, 3, 8, 0)));

        JsonObject answer = new JsonObject(server.post(PATH, chat("back to me")).body());

        assertThat(answer.encode()).contains("\"content\":\"back to me\"");
        assertThat(answer.getJsonObject("usage").getInteger("total_tokens")).isEqualTo(20);
    }

    @Test
    void listedModelsAreThoseThatATestWants() throws Exception {
        server.models().lists(Face.OPENAI, Map.of("mine", Optional.of(LocalDate.of(2027, 2, 3))));

        var models = server.send(server.at("/openai/v1/models").header("Authorization", "Bearer k"));

        assertThat(models.body()).contains("\"mine\"", "2027-02-03").doesNotContain("gpt-6");
        assertThat(server.post("/openai/v1/chat/completions", chat("hi").put("model", "mine"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void hundredsOfPacedStreamsShareOneTimer() throws Exception {
        server.models()
                .script(
                        request -> true,
                        Script.tokens(Collections.nCopies(50, "tok ")).every(Duration.ofMillis(2)));
        CountDownLatch finished = new CountDownLatch(300);

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 300; i++) {
                clients.submit(() -> {
                    List<String> lines = server.stream(PATH, chat("hi"));
                    assertThat(lines).hasSize(53);
                    finished.countDown();
                    return lines;
                });
            }
        }

        assertThat(finished.getCount()).isZero();
        assertThat(server.models().requests()).hasSize(300).allMatch(request -> request.state() == State.FINISHED);
    }

    @Test
    void remembersOnlyAsManyRequestsAsTold() throws Exception {
        server.models().remember(2);

        for (String question : List.of("echo a", "echo b", "echo c")) {
            server.post(PATH, chat(question));
        }

        assertThat(server.models().requests())
                .extracting(recorded -> recorded.request().question())
                .containsExactly("echo b", "echo c");
        server.models().remember(1_000);
    }

    private static RecordedRequest newest() {
        return server.models().requests().getLast();
    }

    private static JsonObject error(String body) {
        return new JsonObject(body).getJsonObject("error");
    }

    private static Socket openStream() throws IOException {
        return open(chat("hi").put("stream", true));
    }

    private static Socket open(JsonObject question) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        String body = question.encode();
        String request = "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void readUntil(InputStream in, String expected) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(expected) < 0) {
            int next = in.read();
            assertThat(next).as("stream ended after " + seen).isNotNegative();
            seen.append((char) next);
        }
    }
}
