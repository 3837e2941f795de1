package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.benchmarks.wire.Loop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartedBotTest {
    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);

    @Test
    void updatesWaitForABotThatIsDown() throws Exception {
        try (Loop loop = new Loop("test")) {
            FakeBotApi api = new FakeBotApi(loop, FaultPlan.none());
            Redelivery redelivery = Redelivery.every(Duration.ofMillis(20));
            LoadGenerator load =
                    new LoadGenerator(loop, new LoadShape(5, 2, MessageText.NUMBERED_START, redelivery), api);
            HttpServer first = bot(api, 0);
            int port = first.actualPort();
            JsonObject webhook = new JsonObject().put("url", "http://127.0.0.1:" + port + "/telegram/bench");
            client.postAbs(api.url() + "/bot1:x/setWebhook")
                    .sendJsonObject(webhook)
                    .await();
            load.burst(2);
            load.awaitAnswers(Duration.ofSeconds(5));

            first.close().await();
            load.burst(3);
            Thread.sleep(200);
            bot(api, port);

            assertThat(load.awaitAnswers(Duration.ofSeconds(5))).isTrue();
            assertThat(load.books().cut()).isGreaterThan(4);
            assertThat(load.books().doubled() + load.books().reordered()).isZero();
        } finally {
            vertx.close().await();
        }
    }

    private HttpServer bot(FakeBotApi api, int port) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .map(body -> new JsonObject(body).getJsonObject("message"))
                        .map(message -> new JsonObject()
                                .put("chat_id", message.getJsonObject("chat").getLong("id"))
                                .put("text", message.getString("text")))
                        .compose(answer -> client.postAbs(api.url() + "/bot1:x/sendMessage")
                                .sendJsonObject(answer))
                        .onSuccess(sent -> request.response().end()))
                .listen(port, "127.0.0.1")
                .await();
    }
}
