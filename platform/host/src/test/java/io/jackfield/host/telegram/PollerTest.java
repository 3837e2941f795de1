package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.telegram.UpdateSink.Receipt;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PollerTest {
    private final TestLoop test = new TestLoop();
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final List<Long> taken = new CopyOnWriteArrayList<>();
    private volatile long busyAt = -1;
    private final Poller poller = test.get(() -> new Poller(
            test.loop(),
            new BotApi(test.vertx(), Duration.ofSeconds(5), 8),
            (bot, update) -> {
                long id = new JsonObject(update).getLong("update_id");
                if (id == busyAt) {
                    busyAt = -1;
                    return Future.succeededFuture(Receipt.BUSY);
                }
                taken.add(id);
                return Future.succeededFuture(Receipt.STORED);
            },
            telegram.bot()));

    @AfterEach
    void close() {
        test.run(poller::stop);
        test.close();
    }

    private static boolean isPoll(FakeBotApi.Call call) {
        return call.method().equals("getUpdates");
    }

    private void updates(long... ids) {
        StringBuilder list = new StringBuilder();
        for (long id : ids) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{\"update_id\": ")
                    .append(id)
                    .append("}");
        }
        telegram.answer(PollerTest::isPoll, 200, "{\"ok\": true, \"result\": [" + list + "]}");
    }

    /** The offsets of the polls so far. */
    private List<Long> offsets() {
        return telegram.calls().stream()
                .filter(PollerTest::isPoll)
                .map(call -> call.json().getLong("offset"))
                .toList();
    }

    /** Polls that nothing is told about end in this, so that they do not spin. */
    private void thenSilence() {
        telegram.refuse(PollerTest::isPoll, 409, "Conflict: terminated by other getUpdates request");
    }

    @Test
    void webhookOfAnotherRunIsTakenAwayFirst() {
        thenSilence();
        test.run(poller::start);

        await().until(() -> telegram.methods().contains("getUpdates"));
        assertThat(telegram.methods()).startsWith("deleteWebhook", "getUpdates");
        JsonObject poll = telegram.calls().get(1).json();
        assertThat(poll.getJsonArray("allowed_updates"))
                .contains("message", "pre_checkout_query", "subscription", "stopped_message_generation");
        assertThat(poll.getInteger("timeout")).isEqualTo(50);
    }

    @Test
    void offsetMovesOnceTheUpdatesAreStored() {
        updates(10, 11);
        updates(12);
        thenSilence();
        test.run(poller::start);

        await().until(() -> offsets().size() == 3);
        assertThat(taken).containsExactly(10L, 11L, 12L);
        assertThat(offsets()).containsExactly(0L, 12L, 13L);
    }

    @Test
    void updatesThatFoundNoRoomAreAskedForAgain() {
        busyAt = 11;
        updates(10, 11);
        updates(11);
        thenSilence();
        test.run(poller::start);

        await().until(() -> offsets().size() == 3);
        assertThat(offsets()).containsExactly(0L, 11L, 12L);
        assertThat(taken).containsExactly(10L, 11L);
    }

    @Test
    void conflictOfARollingRestartIsWaitedOut() {
        thenSilence();
        updates(10);
        thenSilence();
        test.run(poller::start);

        await().until(() -> taken.contains(10L));
        assertThat(offsets()).startsWith(0L, 0L);
    }
}
