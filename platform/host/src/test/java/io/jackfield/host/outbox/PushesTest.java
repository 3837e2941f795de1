package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.InMemoryShownMessages;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.FakeBotApi;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Many messages that no update asked for, and replies among them, at a low rate and over one connection to keep the
 * order.
 */
@Execution(ExecutionMode.CONCURRENT)
class PushesTest {
    private static final int FLOOD = 16;
    private static final OutboxConfig TEN_A_SECOND = new OutboxConfig(
            10, 100_000, 1_000, 100_000, Duration.ofSeconds(5), 5, Duration.ofMillis(300), Duration.ofMillis(100), 8);

    private final TestLoop test = new TestLoop();
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final InMemoryJournal database = new InMemoryJournal();
    private final Outbox outbox = test.get(() -> new Outbox(
            test.loop(),
            TEN_A_SECOND,
            new Delivery(new BotApi(test.vertx(), Duration.ofSeconds(5), 1), null),
            new JournalWriter(test.loop(), database::connect, Duration.ZERO, 100),
            new RecordingEvents(),
            TestReplies.NONE,
            new InMemoryShownMessages(),
            TestReplies.SORRY));

    @AfterEach
    void close() {
        test.close();
    }

    private static List<BotCall> message(long chat, String text) {
        return List.of(
                BotCall.of("sendMessage", Buffer.buffer("{\"chat_id\":" + chat + ",\"text\":\"" + text + "\"}")));
    }

    private void push(long chat) {
        outbox.add(OutboxEntry.push(
                "noisy", telegram.bot(), new RowKey(20_000, 7, -chat), chat, message(chat, "push " + chat)));
    }

    private void reply(long chat) {
        outbox.add(
                new OutboxEntry(telegram.bot(), new RowKey(20_000, 7, chat), chat, message(chat, "reply " + chat), 0));
    }

    private void flood() {
        for (long chat = 1; chat <= FLOOD; chat++) {
            push(chat);
        }
    }

    private List<String> sent() {
        await().until(() -> test.get(outbox::waiting) == 0);
        return telegram.texts();
    }

    @Test
    void replyGoesBeforeAllPushesThatWait() {
        test.run(() -> {
            flood();
            reply(100);
        });

        assertThat(sent()).hasSize(FLOOD + 1).startsWith("reply 100");
    }

    @Test
    void repliesTakeTheRateAndPushesGetWhatIsLeft() {
        test.run(() -> {
            flood();
            for (long chat = 101; chat <= 108; chat++) {
                reply(chat);
            }
        });

        assertThat(sent().subList(0, 8)).allMatch(text -> text.startsWith("reply"));
        assertThat(telegram.texts().subList(8, 8 + FLOOD)).allMatch(text -> text.startsWith("push"));
    }

    @Test
    void replyStaysBehindThePushesOfItsOwnChatAndTakesThemAlong() {
        test.run(() -> {
            flood();
            reply(FLOOD);
        });

        // the push is the last in the line, but for its reply
        assertThat(sent()).containsSubsequence("push " + FLOOD, "reply " + FLOOD, "push " + (FLOOD - 1));
    }

    @Test
    void unsentPushesArePluginsOwnCount() {
        test.run(() -> {
            flood();
            reply(100);
            assertThat(outbox.pushesOf("noisy")).isEqualTo(FLOOD);
            assertThat(outbox.pushesOf("other")).isZero();
        });

        sent();

        assertThat(test.get(() -> outbox.pushesOf("noisy"))).isZero();
    }

    @Test
    void rawCallsWaitInTheSameLine() {
        test.run(() -> {
            flood();
            outbox.pushTurn(telegram.bot()).onSuccess(turn -> reply(200));
        });

        // the last push and this one leave on different connections
        await().until(() -> telegram.texts().size() == FLOOD + 1);
        assertThat(sent().subList(FLOOD - 1, FLOOD + 1)).contains("reply 200");
    }
}
