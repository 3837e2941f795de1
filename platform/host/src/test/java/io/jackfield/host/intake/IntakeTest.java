package io.jackfield.host.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.ServedBots;
import io.jackfield.host.lanes.Albums;
import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.telegram.UpdateReader;
import io.jackfield.host.telegram.UpdateSink.Receipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final int MAX_WAITING = 3;

    private final TestLoop test = new TestLoop();
    private final InMemoryJournal database = new InMemoryJournal();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> unsent = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Intake intake = new Intake(
            new UpdateReader(Clock.systemUTC()),
            new JournalWriter(test.loop(), database::connect, Duration.ZERO, 2),
            new Lanes(
                    (update, done) -> {
                        order.add("lane " + update.key().updateId());
                        done.run();
                    },
                    new Albums(test.loop()::later, Duration.ofMillis(50))),
            new FloodGate(
                    new FloodCounter(Clock.systemUTC(), SharedCounts.NONE, update -> false),
                    null,
                    new IntakeMeters(meters)),
            new IntakeMeters(meters),
            question -> order.add("question " + question.key().updateId()),
            bot -> unsent.getOrDefault(bot.id(), 0),
            MAX_WAITING);

    @AfterEach
    void close() {
        test.close();
    }

    private Future<Receipt> accept(String json) {
        Future<Receipt> receipt = test.get(() -> intake.accept(ServedBots.helper(), Buffer.buffer(json))
                .onSuccess(given -> order.add(given.toString())));
        return receipt;
    }

    private static String message(long id) {
        return """
                {"update_id": %d, "message": {"message_id": 1, "date": 5, "text": "Hi", "chat": {"id": 5, "type": "private"},
                  "from": {"id": 5, "is_bot": false, "first_name": "Ada"}}}""".formatted(id);
    }

    @Test
    void updateIsStoredThenAcknowledgedThenWorkedOn() {
        Receipt receipt = accept(message(1)).await();

        assertThat(receipt).isEqualTo(Receipt.STORED);
        await().until(() -> order.size() == 2);
        assertThat(order).containsExactly("STORED", "lane 1");
        assertThat(database.arrivals()).containsExactly(List.of(1L));
        assertThat(meters.get("telegram.messages")
                        .tag("direction", "in")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void secondCopyOfAnUpdateIsAcknowledgedAndDropped() {
        accept(message(1)).await();
        Receipt second = accept(message(1)).await();

        assertThat(second).isEqualTo(Receipt.STORED);
        await().until(() -> order.size() == 3);
        assertThat(order).containsOnlyOnce("lane 1");
    }

    @Test
    void whatIsNotForUsIsAcknowledgedWithoutBeingStored() {
        assertThat(accept("{\"update_id\": 1, \"poll\": {}}").await()).isEqualTo(Receipt.STORED);
        assertThat(database.arrivals()).isEmpty();
    }

    @Test
    void unreadableUpdateIsStoredForTheOperator() {
        assertThat(accept("{\"update_id\": 1, \"message\": {\"message_id\": 1}}")
                        .await())
                .isEqualTo(Receipt.STORED);
        assertThat(database.arrivals()).containsExactly(List.of(1L));
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(accept("nonsense").await()).isEqualTo(Receipt.INVALID);
    }

    @Test
    void whenTooManyWaitTelegramKeepsTheRest() {
        database.hold();
        Future<Receipt> first = accept(message(1));
        await().until(() -> database.waiting() == 1);
        for (long id = 2; id < 2 + MAX_WAITING; id++) {
            accept(message(id));
        }

        assertThat(accept(message(9)).await()).isEqualTo(Receipt.BUSY);
        assertThat(first.isComplete()).isFalse();
        test.run(database::release);
        await().until(() -> order.contains("lane 4"));
        assertThat(accept(message(9)).await()).isEqualTo(Receipt.STORED);
    }

    @Test
    void answersThatCannotBeSentHoldUpTheirBotAlone() {
        unsent.put("other", MAX_WAITING);
        assertThat(accept(message(1)).await()).isEqualTo(Receipt.STORED);

        unsent.put("helper", MAX_WAITING);
        assertThat(accept(message(2)).await()).isEqualTo(Receipt.BUSY);
    }

    private static String preCheckout(long id) {
        return """
                {"update_id": %d, "pre_checkout_query": {"id": "c", "from": {"id": 5, "is_bot": false, "first_name": "Ada"},
                  "currency": "XTR", "total_amount": 5, "invoice_payload": "2:stars:order"}}""".formatted(id);
    }

    @Test
    void questionBeforeAPaymentGoesOnAtOnceAndIsNotStored() {
        database.hold();
        unsent.put("helper", MAX_WAITING);

        assertThat(accept(preCheckout(1)).await()).isEqualTo(Receipt.STORED);
        assertThat(accept(message(2)).await()).isEqualTo(Receipt.BUSY);

        assertThat(order).containsExactly("question 1", "STORED", "BUSY");
        assertThat(database.waiting()).isZero();
    }

    @Test
    void stoppedIntakeTakesNothing() {
        test.run(intake::stop);

        assertThat(accept(message(1)).await()).isEqualTo(Receipt.BUSY);
        assertThat(accept(preCheckout(2)).await()).isEqualTo(Receipt.BUSY);
    }
}
