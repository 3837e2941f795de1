package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.ServedBots;
import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.InMemoryJournal.Mark;
import io.jackfield.host.store.InMemoryShownMessages;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.StoredReply;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.FakeBotApi;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** More unsent replies than memory has room for: the rest stays in the table and is read when its turn comes. */
@Execution(ExecutionMode.CONCURRENT)
class BacklogTest {
    private static final int DAY = 20_000;
    private static final int DONE = 2;
    private static final OutboxConfig UNLIMITED = new OutboxConfig(
            100_000,
            1_000_000,
            1_000,
            1_000_000,
            Duration.ofSeconds(5),
            5,
            Duration.ofMillis(300),
            Duration.ofMillis(100),
            8);
    private static final OutboxConfig TWENTY_A_SECOND = new OutboxConfig(
            20, 100_000, 1_000, 100_000, Duration.ofSeconds(5), 5, Duration.ofMillis(300), Duration.ofMillis(100), 8);

    private final TestLoop test = new TestLoop();
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final InMemoryJournal database = new InMemoryJournal();
    private final Map<RowKey, StoredReply> table = new ConcurrentHashMap<>();
    private final List<Integer> pages = new ArrayList<>();
    private boolean away;

    @AfterEach
    void close() {
        test.close();
    }

    private Outbox outbox(OutboxConfig config, long room) {
        return test.get(() -> new Outbox(
                test.loop(),
                config,
                new Delivery(new BotApi(test.vertx(), Duration.ofSeconds(5), 8), null),
                new JournalWriter(test.loop(), database::connect, Duration.ZERO, 100),
                new RecordingEvents(),
                this::read,
                new InMemoryShownMessages(),
                TestReplies.SORRY,
                room));
    }

    private Future<List<StoredReply>> read(List<RowKey> keys) {
        if (away) {
            return Future.failedFuture("no database");
        }
        pages.add(keys.size());
        return Future.succeededFuture(
                keys.stream().filter(table::containsKey).map(table::get).toList());
    }

    private static List<BotCall> message(long chat, String text) {
        return List.of(
                BotCall.of("sendMessage", Buffer.buffer("{\"chat_id\":" + chat + ",\"text\":\"" + text + "\"}")));
    }

    private RowKey store(long chat, long id, String text) {
        RowKey key = new RowKey(DAY, 7, id);
        table.put(key, new StoredReply(key, 0, CallFrames.encode(message(chat, text))));
        return key;
    }

    private void leftBehind(Outbox outbox, long chat, long id, String text) {
        outbox.takeUp(telegram.bot(), chat, store(chat, id, text), 100);
    }

    private void reply(Outbox outbox, long chat, long id, String text) {
        outbox.add(new OutboxEntry(telegram.bot(), store(chat, id, text), chat, message(chat, text), 0));
    }

    private List<String> textsOf(long chat) {
        return telegram.calls().stream()
                .filter(call -> call.chat() == chat)
                .map(FakeBotApi.Call::text)
                .toList();
    }

    private void awaitSent(Outbox outbox) {
        await().atMost(Duration.ofSeconds(20)).until(() -> test.get(outbox::waiting) == 0);
    }

    @Test
    void whatAnEarlierLifeLeftBehindIsReadInPagesAndSentInOrder() {
        Outbox outbox = outbox(UNLIMITED, 1 << 20);
        test.run(() -> {
            for (int id = 1; id <= 1_500; id++) {
                leftBehind(outbox, 1 + id % 50, id, "number " + id);
            }
        });

        awaitSent(outbox);

        for (int chat = 0; chat < 50; chat++) {
            int first = chat;
            assertThat(textsOf(1 + chat))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_500)
                            .filter(id -> id % 50 == first)
                            .mapToObj(id -> "number " + id)
                            .toList());
        }
        assertThat(pages).allMatch(size -> size <= Backlog.MOST).hasSizeGreaterThan(14);
        await().until(() ->
                database.marks().stream().filter(mark -> mark.state() == DONE).count() == 1_500);
    }

    @Test
    void answersToNewQuestionsDoNotWaitForTheBacklogOfOthers() {
        Outbox outbox = outbox(TWENTY_A_SECOND, 1 << 20);
        test.run(() -> {
            for (int id = 1; id <= 2_000; id++) {
                leftBehind(outbox, 1 + id % 500, id, "old");
            }
        });
        await().until(() -> telegram.calls().size() > 3);
        test.run(() -> reply(outbox, 9_999, 5_000, "new"));

        await().atMost(Duration.ofSeconds(2)).until(() -> telegram.texts().contains("new"));
        assertThat(telegram.calls().size()).isLessThan(100);
    }

    @Test
    void answerInAChatWithABacklogBringsThatAlong() {
        Outbox outbox = outbox(TWENTY_A_SECOND, 1 << 20);
        test.run(() -> {
            for (int id = 1; id <= 2_000; id++) {
                leftBehind(outbox, 1 + id % 500, id, "old");
            }
        });
        await().until(() -> telegram.calls().size() > 3);
        test.run(() -> reply(outbox, 400, 5_000, "new"));

        await().atMost(Duration.ofSeconds(5)).until(() -> telegram.texts().contains("new"));
        assertThat(textsOf(400)).containsExactly("old", "old", "old", "old", "new");
    }

    @Test
    void whatMemoryHasNoRoomForStaysInOrder() {
        Outbox outbox = outbox(UNLIMITED, 0);
        telegram.hold();
        String long1k = "x".repeat(1_000);
        test.run(() -> LongStream.rangeClosed(1, 600).forEach(id -> reply(outbox, 1 + id % 3, id, id + long1k)));
        assertThat(test.get(outbox::waiting)).isEqualTo(600);
        assertThat(test.get(() -> outbox.owed(7))).isEqualTo(600);
        telegram.release();

        awaitSent(outbox);

        assertThat(pages).isNotEmpty();
        for (int chat = 0; chat < 3; chat++) {
            long first = chat;
            assertThat(textsOf(1 + chat))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 600)
                            .filter(id -> id % 3 == first)
                            .mapToObj(id -> id + long1k)
                            .toList());
        }
        assertThat(test.get(() -> outbox.owed(7))).isZero();
    }

    @Test
    void whatAnEarlierLifeLeftBehindIsNotOwedByThisOne() {
        Outbox outbox = outbox(UNLIMITED, 1 << 20);
        telegram.hold();
        test.run(() -> IntStream.rangeClosed(1, 50).forEach(id -> leftBehind(outbox, id, id, "old")));

        assertThat(test.get(() -> outbox.owed(7))).isZero();
        assertThat(test.get(outbox::waiting)).isEqualTo(50);
    }

    @Test
    void databaseThatIsAwayIsWaitedFor() {
        Outbox outbox = outbox(UNLIMITED, 1 << 20);
        away = true;
        test.run(() -> IntStream.rangeClosed(1, 5).forEach(id -> leftBehind(outbox, id, id, "old " + id)));
        test.run(() -> reply(outbox, 3, 100, "new"));
        test.run(() -> away = false);

        awaitSent(outbox);
        assertThat(telegram.texts()).contains("old 1", "old 5");
        assertThat(textsOf(3)).containsExactly("old 3", "new");
    }

    @Test
    void rowsThatAreGoneAreForgotten() {
        Outbox outbox = outbox(UNLIMITED, 1 << 20);
        test.run(() -> {
            leftBehind(outbox, 1, 1, "old");
            table.clear();
        });

        awaitSent(outbox);
        assertThat(telegram.calls()).isEmpty();
    }

    @Test
    void chatThatCannotBeReachedLosesItsBacklogToo() {
        Outbox outbox = outbox(UNLIMITED, 1 << 20);
        telegram.refuse(call -> true, 403, "Forbidden: bot was blocked by the user");
        test.run(() -> IntStream.rangeClosed(1, 100).forEach(id -> leftBehind(outbox, 5, id, "old")));

        awaitSent(outbox);
        assertThat(telegram.calls()).hasSizeLessThan(15);
        await().until(() -> database.marks().stream()
                        .filter(mark -> mark.error() != null)
                        .map(Mark::updateId)
                        .distinct()
                        .count()
                > 85);
    }

    @Test
    void backlogOfOneBotLeavesRoomForAnother() {
        Outbox outbox = outbox(UNLIMITED, 4 << 20);
        telegram.hold();
        String big = "x".repeat(20_000);
        test.run(() -> LongStream.rangeClosed(1, 400).forEach(id -> reply(outbox, id, id, big)));
        pages.clear();

        test.run(() -> outbox.add(new OutboxEntry(
                ServedBots.helper(8, telegram.bot().access()),
                new RowKey(DAY, 8, 1),
                9_000,
                message(9_000, "other"),
                0)));

        await().until(() -> test.get(() -> outbox.owed(8)) == 1);
        assertThat(pages).as("it needs no reading").isEmpty();
        telegram.release();
        awaitSent(outbox);
    }
}
