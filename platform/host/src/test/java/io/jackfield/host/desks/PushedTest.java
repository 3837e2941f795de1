package io.jackfield.host.desks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.desks.HostMessageDesk.Message;
import io.jackfield.host.desks.HostMessageDesk.Services;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.outbox.Delivery;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.outbox.OutboxMeters;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.InMemoryShownMessages;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.FakeBotApi;
import io.jackfield.host.telegram.PushIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a plugin is told of its message is what becomes of it. */
class PushedTest {
    private static final int UNDELIVERABLE = 4;
    private static final OutboxConfig UNLIMITED = new OutboxConfig(
            100_000,
            100_000,
            1_000,
            100_000,
            Duration.ofSeconds(5),
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            8);

    private final TestLoop test = new TestLoop();
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final InMemoryJournal database = new InMemoryJournal();
    private final Services services = test.get(this::services);

    @AfterEach
    void close() {
        test.close();
    }

    private Services services() {
        JournalWriter journal = new JournalWriter(test.loop(), database::connect, Duration.ZERO, 100);
        Outbox outbox = new Outbox(
                test.loop(),
                UNLIMITED,
                new Delivery(new BotApi(test.vertx(), Duration.ofSeconds(5), 8), null),
                journal,
                new OutboxMeters(new SimpleMeterRegistry(), null, () -> null, Clock.systemUTC()),
                keys -> Future.succeededFuture(List.of()),
                new InMemoryShownMessages(),
                (bot, chat) -> Future.succeededFuture("Sorry"));
        return new Services(null, journal, outbox, null, null, null, null, null, null, null, null);
    }

    private Pushed message(long id, String text) {
        RowKey key = new RowKey(20_000, 7, id);
        List<BotCall> calls =
                List.of(BotCall.of("sendMessage", Buffer.buffer("{\"chat_id\":5,\"text\":\"" + text + "\"}")));
        return new Pushed(
                new Message(
                        NewRow.message(key, 5, CallFrames.encode(calls)),
                        OutboxEntry.push("news", telegram.bot(), key, 5, calls)),
                services);
    }

    private Future<Void> store(Pushed pushed) {
        return test.get(() -> Future.succeededFuture(pushed.store())).result();
    }

    @Test
    void messageThatIsStoredIsSentWhateverItsPluginDoes() {
        Pushed pushed = message(-11, "hello");

        store(pushed).await();

        assertThat(pushed.giveUp()).isFalse();
        await().until(() -> telegram.texts().equals(List.of("hello")));
    }

    @Test
    void messageOfWhichThePluginWasToldThatItIsNotStoredIsNeverSent() {
        database.lose(new IllegalStateException("away"));
        Pushed pushed = message(-11, "late");
        store(pushed);

        assertThat(pushed.giveUp()).isTrue();
        database.lose(null);

        await().until(() ->
                database.marks().stream().anyMatch(mark -> mark.updateId() == -11 && mark.state() == UNDELIVERABLE));
        store(message(-12, "next")).await();
        await().until(() -> telegram.texts().contains("next"));
        assertThat(telegram.texts()).containsExactly("next");
    }

    @Test
    void messageWhoseKeyIsTakenIsNotSentInAnothersName() {
        store(message(-11, "first")).await();

        Future<Void> second = store(message(-11, "second"));

        await().until(second::isComplete);
        assertThat(second.failed()).isTrue();
        await().until(() -> !telegram.texts().isEmpty());
        assertThat(telegram.texts()).containsExactly("first");
    }

    @Test
    void keysFallAndNeverRepeat() {
        long[] ids = LongStream.range(0, 1_000).map(index -> PushIds.next()).toArray();

        assertThat(LongStream.of(ids).distinct().count()).isEqualTo(1_000);
        assertThat(ids[0]).isNegative().isGreaterThan(ids[999]);
    }
}
