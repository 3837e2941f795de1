package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.benchmarks.wire.Loop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bots with a fault each, to see that the books show it. */
class FaultyBotTest {
    /** What a bot does about the update that arrives as the n-th: how often it answers, and after how long. */
    private record Deed(int status, int answers, long delayMillis) {}

    private static final Deed GOOD = new Deed(200, 1, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Loop loop = new Loop("test");
    private final Vertx vertx = Vertx.vertx();
    private final List<Integer> arrived = new ArrayList<>();
    private IntFunction<Deed> deeds = arrival -> GOOD;
    private FakeBotApi api;
    private WebClient client;

    @BeforeEach
    void telegramIsUp() {
        api = new FakeBotApi(loop, FaultPlan.none());
        client = WebClient.create(vertx);
    }

    @AfterEach
    void everythingStops() {
        loop.close();
        vertx.close().await();
    }

    @Test
    void goodBotHasCleanBooks() throws Exception {
        LoadGenerator load = load(20, MessageText.NUMBERED_START);

        load.burst(5);

        assertThat(load.awaitAnswers(PATIENCE)).isTrue();
        awaitDeliveries(load, 100);
        assertThat(load.books()).isEqualTo(new Books(100, 100, 0, 0, 0, 100, 0, 0));
        assertThat(load.takeTimes().latencies().count()).isEqualTo(100);
    }

    /** An answer may be here before the bot has said that it took the update. */
    private static void awaitDeliveries(LoadGenerator load, int expected) throws InterruptedException {
        await(() -> load.books().delivered() >= expected);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
    }

    @Test
    void closedLoopKeepsItsWindowFull() throws Exception {
        LoadGenerator load = load(50, MessageText.START);

        load.closedLoop(8);
        await(() -> load.books().sent() > 100);
        load.pause();

        assertThat(load.awaitAnswers(PATIENCE)).isTrue();
        assertThat(load.books().doubled()).isZero();
    }

    @Test
    void openLoopKeepsItsRate() throws Exception {
        LoadGenerator load = load(50, MessageText.START);

        long begun = System.nanoTime();
        load.openLoop(500);
        await(() -> load.books().sent() >= 200);
        load.pause();
        double seconds = (System.nanoTime() - begun) / 1e9;

        assertThat(load.awaitAnswers(PATIENCE)).isTrue();
        assertThat(seconds).as("not faster than its rate").isGreaterThan(0.39);
        assertThat((double) load.books().sent()).isLessThan(500 * seconds + 10);
    }

    @Test
    void swallowedUpdateIsLost() throws Exception {
        deeds = arrival -> arrival % 10 == 0 ? new Deed(200, 0, 0) : GOOD;
        LoadGenerator load = load(10, MessageText.NUMBERED_START);

        load.burst(10);
        load.awaitQuiet(Duration.ofMillis(300), PATIENCE);

        assertThat(load.books().lost()).isEqualTo(10);
        assertThat(load.books().reordered()).isZero();
    }

    @Test
    void answerGivenTwiceIsDoubled() throws Exception {
        deeds = arrival -> arrival % 10 == 0 ? new Deed(200, 2, 0) : GOOD;
        LoadGenerator load = load(10, MessageText.NUMBERED_START);

        load.burst(10);
        load.awaitAnswers(PATIENCE);
        await(() -> load.books().doubled() == 10);

        assertThat(load.books().doubled()).isEqualTo(10);
        assertThat(load.books().lost()).isZero();
    }

    @Test
    void answerOvertakenByTheNextIsReordered() throws Exception {
        deeds = arrival -> arrival == 3 ? new Deed(200, 1, 200) : GOOD;
        LoadGenerator load = load(1, MessageText.NUMBERED_START);

        load.burst(10);
        load.awaitAnswers(PATIENCE);

        assertThat(load.books().reordered()).isEqualTo(1);
        assertThat(load.books().lost()).isZero();
    }

    @Test
    void refusedUpdateComesAgainBeforeTheNextOfItsChat() throws Exception {
        deeds = arrival -> arrival == 2 ? new Deed(503, 0, 0) : GOOD;
        LoadGenerator load = load(1, MessageText.NUMBERED_START);

        load.burst(4);
        load.awaitAnswers(PATIENCE);
        awaitDeliveries(load, 4);

        assertThat(load.books()).isEqualTo(new Books(4, 4, 0, 0, 0, 4, 1, 0));
        assertThat(arrived).containsExactly(1, 2, 2, 3, 4);
    }

    @Test
    void floodedChatIsToldToWaitAndCallsTooEarlyAreCounted() throws Exception {
        api = new FakeBotApi(loop, FaultPlan.refuseOneIn(5));
        LoadGenerator load = load(1, MessageText.NUMBERED_START);

        load.burst(8);
        load.awaitQuiet(Duration.ofMillis(300), PATIENCE);

        assertThat(api.refusals()).isEqualTo(1);
        assertThat(api.impatientCalls()).isEqualTo(1);
        assertThat(load.books().lost()).isEqualTo(1);
    }

    @Test
    void messagesBeyondTheLimitOfASecondAreRefused() throws Exception {
        api = new FakeBotApi(loop, FaultPlan.limitedTo(1));
        LoadGenerator load = load(1, MessageText.NUMBERED_START);

        load.burst(8);
        load.awaitQuiet(Duration.ofMillis(300), PATIENCE);

        assertThat(api.refusals()).isPositive();
        assertThat(load.books().answered()).isPositive();
        assertThat(load.books().answered() + api.refusals()).isEqualTo(8);
    }

    private LoadGenerator load(int users, MessageText text) {
        LoadGenerator load = new LoadGenerator(loop, new LoadShape(users, 8, text, Redelivery.likeTelegram()), api);
        int port = vertx.createHttpServer()
                .requestHandler(this::webhook)
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
        JsonObject webhook = new JsonObject().put("url", "http://127.0.0.1:" + port + "/telegram/bench");
        client.postAbs(api.url() + "/bot1:x/setWebhook").sendJsonObject(webhook).await();
        return load;
    }

    private void webhook(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            JsonObject message = new JsonObject(body).getJsonObject("message");
            arrived.add(Numbering.find(message.getString("text")).orElse(0));
            Deed deed = deeds.apply(arrived.size());
            request.response().setStatusCode(deed.status());
            if (deed.delayMillis() > 0) {
                vertx.setTimer(deed.delayMillis(), timer -> send(message));
                request.response().end();
                return;
            }
            Future<?> sent = Future.succeededFuture();
            for (int i = 0; i < deed.answers(); i++) {
                sent = sent.compose(before -> send(message));
            }
            sent.onComplete(ignored -> request.response().end());
        });
    }

    private Future<?> send(JsonObject message) {
        JsonObject answer = new JsonObject()
                .put("text", "You said " + message.getString("text"))
                .put("chat_id", message.getJsonObject("chat").getLong("id"));
        return client.postAbs(api.url() + "/bot1:x/sendMessage").sendJsonObject(answer);
    }
}
