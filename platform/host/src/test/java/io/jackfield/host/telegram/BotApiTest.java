package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.ServedBots;
import io.jackfield.host.loop.TestLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotApiTest {
    private final TestLoop test = new TestLoop();
    private final BotApi api = test.get(() -> new BotApi(test.vertx(), Duration.ofSeconds(20), 1));

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void longPollsTakeNoConnectionFromMessages() {
        FakeBotApi telegram = new FakeBotApi(test.vertx());
        telegram.hold();
        Buffer nothing = Buffer.buffer("{}");
        test.run(() -> {
            for (int bots = 0; bots < 5; bots++) {
                api.longCall(telegram.bot().access(), "getUpdates", nothing, Duration.ofSeconds(50));
            }
            api.call(telegram.bot(), BotCall.of("sendMessage", nothing));
        });

        await().until(() ->
                telegram.methods().contains("sendMessage") && telegram.calls().size() == 6);
    }

    @Test
    void downloadThatNobodyWaitsForLosesItsConnection() {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean closed = new AtomicBoolean();
        HttpServer slow = test.vertx()
                .createHttpServer()
                .requestHandler(request -> {
                    request.connection().closeHandler(gone -> closed.set(true));
                    request.response().setChunked(true).write("the beginning");
                    begun.set(true);
                })
                .listen(0, "localhost")
                .await();
        ServedBot bot = ServedBots.at("http://localhost:" + slow.actualPort());
        Promise<Void> over = Promise.promise();
        Future<Buffer> bytes = test.get(() -> Future.succeededFuture(api.download(bot, "documents/a", over.future())))
                .result();
        await().until(begun::get);
        assertThat(bytes.isComplete()).isFalse();

        over.complete();

        await().until(closed::get);
        await().until(bytes::failed);
    }
}
