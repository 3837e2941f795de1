package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.outbox.Reactions.Outcome;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.InMemoryShownMessages;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.FakeBotApi;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReactionsTest {
    private static final OutboxConfig ONE_A_QUARTER = new OutboxConfig(
            4, 100_000, 1_000, 100_000, Duration.ofSeconds(5), 5, Duration.ofMillis(100), Duration.ofMillis(100), 8);

    private final TestLoop test = new TestLoop();
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final Reactions reactions = test.get(() -> {
        Delivery delivery = new Delivery(new BotApi(test.vertx(), Duration.ofSeconds(5), 8), null);
        JournalWriter journal = new JournalWriter(test.loop(), new InMemoryJournal()::connect, Duration.ZERO, 100);
        Outbox outbox = new Outbox(
                test.loop(),
                ONE_A_QUARTER,
                delivery,
                journal,
                new RecordingEvents(),
                TestReplies.NONE,
                new InMemoryShownMessages(),
                TestReplies.SORRY);
        return new Reactions(test.loop(), outbox, delivery);
    });

    @AfterEach
    void close() {
        test.close();
    }

    private Outcome show() {
        Future<Outcome> outcome = test.get(() -> reactions.show(telegram.bot(), 5, 11, "👀"));
        return outcome.await();
    }

    @Test
    void reactionComesAndGoes() {
        assertThat(show()).isEqualTo(Outcome.SHOWN);
        test.run(() -> reactions.takeAway(telegram.bot(), 5, 11));

        await().until(() -> telegram.calls().size() == 2);
        assertThat(telegram.methods()).containsOnly("setMessageReaction");
        assertThat(telegram.calls().getFirst().json()).isEqualTo(new JsonObject("""
                        {"chat_id": 5, "message_id": 11, "reaction": [{"type": "emoji", "emoji": "👀"}]}"""));
        assertThat(telegram.calls().getLast().json().getJsonArray("reaction")).isEmpty();
    }

    @Test
    void chatWithoutReactionsSaysSo() {
        telegram.refuse(call -> true, 400, "Bad Request: REACTION_INVALID");

        assertThat(show()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void reactionIsLeftOutWhenTheLimitsLeaveNoRoom() {
        assertThat(show()).isEqualTo(Outcome.SHOWN);

        assertThat(show()).isEqualTo(Outcome.LEFT_OUT);
        assertThat(telegram.calls()).hasSize(1);
    }

    @Test
    void orderToWaitIsNoRefusal() {
        telegram.refuse(call -> true, 429, "Too Many Requests", "\"retry_after\": 60");

        assertThat(show()).isEqualTo(Outcome.LEFT_OUT);
    }

    @Test
    void reactionThatTelegramWillNotTakeAwayYetIsTakenAwayLater() {
        telegram.refuse(call -> true, 429, "Too Many Requests", "\"retry_after\": 1");

        test.run(() -> reactions.takeAway(telegram.bot(), 5, 11));

        await().until(() -> telegram.calls().size() == 2);
        assertThat(telegram.calls().getLast().json().getJsonArray("reaction")).isEmpty();
    }
}
