package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HTTP routes of plugins, as callers on the internet find them. */
class PluginWebIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [desk, swapped, teller]\n")
            .with(desk("desk", "1.0.0"))
            .with(desk("swapped", "1.0.0"))
            .with(teller())
            .set("server.paths", "{/api/v1: teller/tale}")
            .set("plugins.callDeadline", "1s")
            .set("plugins.maxBodySize", "1kB");

    private static PluginJar teller() {
        return PluginJar.of(
                        "teller",
                        PluginJar.spec("tell")
                                + PluginJar.handle("return Reply.text(left + \" have left\");")
                                + "private static volatile int left;\n")
                .also("WebEndpoint", """
            public EndpointSpec spec() { return EndpointSpec.named("tale"); }
            public WebAnswer answer(WebRequest request, WebStream stream) throws Exception {
                switch (request.path()) {
                    case "/whole" -> { return WebAnswer.text("at once"); }
                    case "/long" -> {
                        stream.takesLong();
                        Thread.sleep(1_500);
                        return WebAnswer.text("at last");
                    }
                    case "/endless" -> {
                        stream.begin(WebAnswer.text("begun "));
                        try {
                            Thread.sleep(60_000);
                        } catch (InterruptedException gone) {
                            left++;
                            throw gone;
                        }
                    }
                    case "/broken" -> {
                        stream.begin(WebAnswer.text("begun "));
                        throw new IllegalStateException("inner secret");
                    }
                    default -> {
                        stream.begin(WebAnswer.text("").with("x-tale", "yes").withStatus(202));
                        for (int piece = 0; piece < 2_000; piece++) {
                            stream.write("piece " + piece + " of many\\n");
                        }
                    }
                }
                return WebAnswer.status(204);
            }
            """);
    }

    private static PluginJar desk(String id, String version) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("return Reply.text(\"Hi\");"))
                .also("WebEndpoint", """
                                public EndpointSpec spec() {
                                    return EndpointSpec.named("door").methods("GET", "PUT", "POST");
                                }
                                public WebAnswer answer(WebRequest request, WebStream stream) throws Exception {
                                    switch (request.path()) {
                                        case "/slow" -> Thread.sleep(60_000);
                                        case "/broken" -> throw new IllegalStateException("inner secret");
                                        case "/null" -> { return null; }
                                        case "/later" -> throw new JackfieldException(StandardError.OVERLOADED, "busy")
                                            .withRetryAfter(Duration.ofSeconds(7));
                                        default -> { }
                                    }
                                    return WebAnswer.text("VERSION " + request.method() + " " + request.path() + " "
                                            + new TreeMap<>(request.parameters()) + " " + request.header("x-shop").orElse("-")
                                            + " " + request.text()).withStatus(201).with("x-version", "VERSION");
                                }
                                """.replace("VERSION", version))
                .version(version);
    }

    @AfterAll
    static void closeClient() {
        CLIENT.close();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + platform.host().port() + path))
                .timeout(SOON);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static int status(String path) {
        return send(request(path)).statusCode();
    }

    @Test
    void callReachesThePluginAndItsAnswerTheCaller() {
        HttpResponse<String> answer = send(request("/plugins/desk/door/orders/a%20b+c?n=1&n=2&q=%D1%8F")
                .header("X-Shop", "north")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("form=yes&n=3")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("x-version")).contains("1.0.0");
        assertThat(answer.body()).isEqualTo("1.0.0 POST /orders/a b+c {form=yes, n=1, q=я} north form=yes&n=3");
        assertThat(send(request("/plugins/desk/door")).body()).isEqualTo("1.0.0 GET  {} - ");
    }

    @Test
    void whatIsNobodysIsNotFound() {
        assertThat(status("/plugins/desk/window")).isEqualTo(404);
        assertThat(status("/plugins/nobody/door")).isEqualTo(404);
        assertThat(status("/plugins/desk")).isEqualTo(404);
        assertThat(status("/plugins/desk/door/../../../etc")).isEqualTo(201);
        assertThat(status("/plugins/DESK/door")).isEqualTo(404);
        assertThat(status("/elsewhere")).isEqualTo(404);
    }

    @Test
    void badCallsGetTheirStatus() {
        HttpResponse<String> deleted = send(request("/plugins/desk/door").DELETE());
        assertThat(deleted.statusCode()).isEqualTo(405);
        assertThat(deleted.headers().firstValue("allow")).contains("GET, POST, PUT");
        assertThat(send(request("/plugins/desk/door").PUT(BodyPublishers.ofString("x".repeat(1024))))
                        .statusCode())
                .isEqualTo(201);
        assertThat(send(request("/plugins/desk/door").PUT(BodyPublishers.ofString("x".repeat(1025))))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void failuresShowNothingOfThemselves() {
        try (LogLines log = LogLines.capture()) {
            HttpResponse<String> broken = send(request("/plugins/desk/door/broken?token=verysecret"));
            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.body()).isEmpty();
            assertThat(status("/plugins/desk/door/null")).isEqualTo(500);
            assertThat(log.complaints()).anyMatch(line -> line.contains("plugin=desk endpoint=door status=500"));
            assertThat(log.complaints()).noneMatch(line -> line.contains("verysecret"));
        }
    }

    @Test
    void busyAndSlowOnesAskToComeBack() {
        HttpResponse<String> later = send(request("/plugins/desk/door/later"));
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.headers().firstValue("retry-after")).contains("7");
        HttpResponse<String> slow = send(request("/plugins/desk/door/slow"));
        assertThat(slow.statusCode()).isEqualTo(503);
        assertThat(slow.headers().firstValue("retry-after")).contains("1");
    }

    @Test
    void swapLeavesNoCallWithoutAnAnswer() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean go = new AtomicBoolean(true);
        Thread caller = Thread.ofVirtual().start(() -> {
            while (go.get()) {
                HttpResponse<String> answer = send(request("/plugins/swapped/door"));
                seen.add(answer.statusCode() + " "
                        + answer.headers().firstValue("x-version").orElse("none"));
            }
        });
        await().atMost(SOON).until(() -> seen.contains("201 1.0.0"));

        platform.home().install(desk("swapped", "2.0.0"));

        await().atMost(SOON).until(() -> seen.contains("201 2.0.0"));
        go.set(false);
        caller.join();
        assertThat(seen).containsExactlyInAnyOrder("201 1.0.0", "201 2.0.0");
    }

    @Test
    void answerComesPieceByPiece() {
        HttpResponse<String> answer = send(request("/plugins/teller/tale/stream"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("x-tale")).contains("yes");
        assertThat(answer.body().lines())
                .containsExactlyElementsOf(IntStream.range(0, 2_000)
                        .mapToObj(piece -> "piece " + piece + " of many")
                        .toList());
    }

    @Test
    void pathOfTheOperatorLeadsToTheRoute() {
        assertThat(send(request("/api/v1/whole")).body()).isEqualTo("at once");
        assertThat(status("/api/v2/whole")).isEqualTo(404);
        assertThat(status("/api/v1x/whole")).isEqualTo(404);
    }

    @Test
    void callThatTakesLongHasTheDeadlineOfStreams() {
        assertThat(send(request("/api/v1/long")).body()).isEqualTo("at last");
    }

    @Test
    void answerThatBreaksOffIsNotTakenForAWholeOne() {
        assertThatThrownBy(() -> CLIENT.send(request("/api/v1/broken").build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void callEndsWhenItsCallerLeaves() throws Exception {
        HttpResponse<InputStream> begun = CLIENT.send(request("/api/v1/endless").build(), BodyHandlers.ofInputStream());
        assertThat(begun.body().readNBytes(6)).asString().isEqualTo("begun ");

        begun.body().close();

        SandboxChat chat = platform.newcomer();
        await().atMost(SOON).until(() -> {
            chat.send("/tell");
            return chat.nextReply().text().equals("1 have left");
        });
    }
}
