package io.jackfield.host.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.ServedBots;
import io.jackfield.host.telegram.UpdateSink.Receipt;
import io.jackfield.host.web.RequestBodies;
import io.jackfield.host.web.Webhook;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final int MAX_BODY = 64 * 1024;
    private static final String UPDATE = "{\"update_id\": 1}";
    private static final String SECRET = WebhookSecret.of(ServedBots.TOKEN).text();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private volatile Future<Receipt> receipt = Future.succeededFuture(Receipt.STORED);
    private HttpServer server;

    @BeforeEach
    void listen() {
        Webhook webhook = new Webhook(
                (bot, update) -> {
                    accepted.add(bot.id() + " " + update);
                    return receipt;
                },
                new RequestBodies(vertx, Duration.ofSeconds(10), 1 << 20),
                MAX_BODY);
        webhook.serve(ServedBots.helper());
        server = vertx.createHttpServer()
                .requestHandler(webhook::handle)
                .listen(0, "localhost")
                .await();
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().await();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort() + path))
                .timeout(Duration.ofSeconds(5));
    }

    private HttpRequest post(HttpRequest.BodyPublisher body) {
        return request("/telegram/helper")
                .header(WebhookSecret.HEADER, SECRET)
                .POST(body)
                .build();
    }

    private int status(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void storedUpdateIsAcknowledged() throws Exception {
        int status = status(post(BodyPublishers.ofString(UPDATE)));

        assertThat(status).isEqualTo(200);
        assertThat(accepted).containsExactly("helper " + UPDATE);
    }

    @Test
    void answerWaitsUntilTheUpdateIsStored() throws Exception {
        Promise<Receipt> stored = Promise.promise();
        receipt = stored.future();

        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(post(BodyPublishers.ofString(UPDATE)), BodyHandlers.discarding());
        await().until(() -> !accepted.isEmpty());

        assertThat(answer).isNotDone();
        vertx.runOnContext(go -> stored.complete(Receipt.STORED));
        assertThat(answer.get().statusCode()).isEqualTo(200);
    }

    @Test
    void wrongOrNoSecretIsRefusedBeforeTheBodyIsRead() throws Exception {
        HttpRequest none = request("/telegram/helper")
                .POST(BodyPublishers.ofString(UPDATE))
                .build();
        HttpRequest wrong = request("/telegram/helper")
                .header(WebhookSecret.HEADER, SECRET.replace(SECRET.charAt(0), 'x'))
                .POST(BodyPublishers.ofString(UPDATE))
                .build();

        assertThat(status(none)).isEqualTo(401);
        assertThat(status(wrong)).isEqualTo(401);
        assertThat(accepted).isEmpty();
    }

    @Test
    void unknownBotIsNotFound() throws Exception {
        HttpRequest request = request("/telegram/nobody")
                .header(WebhookSecret.HEADER, SECRET)
                .POST(BodyPublishers.ofString(UPDATE))
                .build();

        assertThat(status(request)).isEqualTo(404);
        assertThat(status(request("/telegram/").GET().build())).isEqualTo(404);
    }

    @Test
    void onlyPostIsAllowed() throws Exception {
        assertThat(status(request("/telegram/helper").GET().build())).isEqualTo(405);
    }

    @Test
    void bodyThatSaysItIsTooLargeIsRefused() throws Exception {
        assertThat(status(post(BodyPublishers.ofByteArray(new byte[MAX_BODY])))).isEqualTo(200);
        assertThat(status(post(BodyPublishers.ofByteArray(new byte[MAX_BODY + 1]))))
                .isEqualTo(413);
        assertThat(accepted).hasSize(1);
    }

    @Test
    void bodyThatTurnsOutTooLargeIsRefused() throws Exception {
        byte[] piece = new byte[1024];
        HttpRequest.BodyPublisher chunked = BodyPublishers.ofByteArrays(Collections.nCopies(65, piece));

        assertThat(status(post(chunked))).isEqualTo(413);
        assertThat(accepted).isEmpty();
    }

    @Test
    void nothingAndNonsenseAreBadRequests() throws Exception {
        receipt = Future.succeededFuture(Receipt.INVALID);

        assertThat(status(post(BodyPublishers.ofString("{")))).isEqualTo(400);
        assertThat(status(post(BodyPublishers.noBody()))).isEqualTo(400);
    }

    @Test
    void whenTooManyWaitTelegramIsAskedToComeBack() throws Exception {
        receipt = Future.succeededFuture(Receipt.BUSY);

        HttpResponse<Void> answer = client.send(post(BodyPublishers.ofString(UPDATE)), BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void bodyInSeveralPiecesIsPutTogether() throws Exception {
        byte[] update = ("{\"update_id\": 1, \"text\": \"" + "ж".repeat(20_000) + "\"}").getBytes(UTF_8);
        try (Socket socket = new Socket("localhost", server.actualPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(update.length));
            for (int from = 0; from < update.length; from += 9_001) {
                out.write(update, from, Math.min(9_001, update.length - from));
                out.flush();
            }

            assertThat(new String(socket.getInputStream().readNBytes(15), UTF_8))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
        assertThat(accepted).containsExactly("helper " + new String(update, UTF_8));
    }

    @Test
    void updateOfACallerThatHangsUpInTheMiddleIsDropped() throws Exception {
        try (Socket socket = new Socket("localhost", server.actualPort())) {
            socket.getOutputStream().write(head(1_000));
            socket.getOutputStream().write("{\"update_id\"".getBytes(UTF_8));
        }

        assertThat(status(post(BodyPublishers.ofString(UPDATE)))).isEqualTo(200);
        assertThat(accepted).containsExactly("helper " + UPDATE);
    }

    private static byte[] head(int length) throws IOException {
        return ("POST /telegram/helper HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                        + length + "\r\n" + WebhookSecret.HEADER + ": " + SECRET + "\r\n\r\n")
                .getBytes(UTF_8);
    }
}
