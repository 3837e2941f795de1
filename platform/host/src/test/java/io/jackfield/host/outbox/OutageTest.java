package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Telegram is away for days of the loop's time; nothing is given up, and all goes on when it is back. */
@Execution(ExecutionMode.CONCURRENT)
class OutageTest {
    private static final int HASTE = 100_000;
    private static final double DAY = 86_400e9;
    private final TestLoop test = new TestLoop(HASTE);
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final InMemoryJournal database = new InMemoryJournal();
    private final RecordingEvents events = new RecordingEvents();
    private final Outbox outbox = test.get(() -> new Outbox(
            test.loop(),
            OutboxConfigs.UNLIMITED,
            new Delivery(new BotApi(test.vertx(), Duration.ofSeconds(5), 8), null),
            new JournalWriter(test.loop(), database::connect, Duration.ZERO, 100),
            events,
            TestReplies.NONE,
            new InMemoryShownMessages(),
            TestReplies.SORRY));

    @AfterEach
    void close() {
        test.close();
    }

    private void add(long chat, long id, String text) {
        BotCall call = BotCall.of("sendMessage", Buffer.buffer("{\"chat_id\":" + chat + ",\"text\":\"" + text + "\"}"));
        test.run(() -> outbox.add(new OutboxEntry(telegram.bot(), new RowKey(20_000, 7, id), chat, List.of(call), 0)));
    }

    private void awaitDays(double days) {
        long begin = test.loop().nanoTime();
        await().atMost(Duration.ofSeconds(30)).until(() -> test.loop().nanoTime() - begin > days * DAY);
    }

    @Test
    void repliesWaitForDaysAndThenArriveInOrder() {
        telegram.always(502, "<html>Bad Gateway</html>");
        add(5, 1, "1a");
        add(5, 2, "1b");
        add(6, 3, "2");
        awaitDays(2);

        assertThat(test.get(outbox::waiting)).isEqualTo(3);
        assertThat(database.marks()).isEmpty();
        assertThat(telegram.calls()).as("about one try a minute, of one chat").hasSizeLessThan(2 * 24 * 60 + 50);
        assertThat(test.get(() -> outbox.trouble("helper")).orElseThrow()).contains("cannot be reached");
        assertThat(test.get(() -> outbox.isIdle(7, 99)))
                .as("no previews meanwhile")
                .isFalse();

        int tries = telegram.calls().size();
        telegram.always(0, "");
        await().until(() -> test.get(outbox::waiting) == 0);
        List<String> sent = telegram.texts().subList(tries, telegram.texts().size());
        assertThat(sent).containsSubsequence("1a", "1b").contains("2");
        assertThat(events.events).containsOnly("sent");
        assertThat(test.get(() -> outbox.trouble("helper"))).isEmpty();
    }

    @Test
    void repliesOfABotWithoutItsTokenWaitAndOneATimeAsks() {
        telegram.always(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        IntStream.range(0, 20).forEach(chat -> add(chat + 1, chat + 1, "text"));
        int asked = 20;
        awaitDays(0.5);

        assertThat(telegram.calls()).as("about one try a minute").hasSizeLessThan(asked + 12 * 60 + 10);
        await().until(() -> telegram.calls().size() >= 10);
        assertThat(test.get(() -> outbox.trouble("helper")).orElseThrow()).contains("HELPER_TOKEN");
        telegram.always(0, "");
        await().until(() -> test.get(outbox::waiting) == 0);
        assertThat(events.events).contains("revoked", "accepted");
    }

    @Test
    void chatOnWhichTelegramChokesHoldsUpNoOther() {
        for (int tries = 0; tries < 40; tries++) {
            telegram.refuse(call -> call.chat() == 5, 500, "Internal Server Error");
        }
        add(5, 1, "poison");
        await().until(() -> telegram.calls().size() > 6);

        IntStream.range(0, 10).forEach(chat -> add(chat + 10, chat + 10, "fine"));

        await().until(() -> telegram.texts().stream().filter("fine"::equals).count() == 10);
        await().until(() -> test.get(outbox::waiting) == 0);
    }
}
