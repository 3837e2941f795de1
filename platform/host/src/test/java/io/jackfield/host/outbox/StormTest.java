package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Reply;
import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.InMemoryShownMessages;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.FakeBotApi;
import io.jackfield.host.telegram.FakeBotApi.Call;
import io.jackfield.host.telegram.FakeBotApi.Refused;
import io.jackfield.host.telegram.FakeBotApi.Taken;
import io.jackfield.host.telegram.Limits;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.telegram.text.FormattedText;
import io.jackfield.host.telegram.text.Markdown;
import io.jackfield.host.telegram.text.Splitter;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Telegram refuses every fifth call and asks to wait 1 to 30 seconds, while twenty long answers are being written. */
class StormTest {
    private static final int HASTE = 200;
    private static final int CHATS = 20;
    private static final int EVERY = 5;
    private static final double SECOND = 1e9;
    private static final OutboxConfig TELEGRAMS_LIMITS = new OutboxConfig(
            28, 60, 5, 18, Duration.ofMinutes(30), 5, Duration.ofSeconds(1), Duration.ofMillis(500), 64);

    private final TestLoop test = new TestLoop(HASTE);
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final Delivery delivery =
            new Delivery(test.get(() -> new BotApi(test.vertx(), Duration.ofSeconds(20), 64)), null);
    private final Outbox outbox = test.get(() -> {
        JournalWriter journal = new JournalWriter(test.loop(), new InMemoryJournal()::connect, Duration.ZERO, 100);
        return new Outbox(
                test.loop(),
                TELEGRAMS_LIMITS,
                delivery,
                journal,
                new RecordingEvents(),
                TestReplies.NONE,
                new InMemoryShownMessages(),
                TestReplies.SORRY);
    });
    private final LiveAnswers answers =
            test.get(() -> new LiveAnswers(test.loop(), TELEGRAMS_LIMITS, outbox, delivery));

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void everyAnswerIsWholeOnceAndInOrder() {
        Random random = new Random(5);
        telegram.storm(EVERY, () -> 1 + random.nextInt(30));

        IntStream.rangeClosed(1, CHATS).parallel().forEach(this::answer);

        await().atMost(Duration.ofSeconds(60)).until(() -> test.get(outbox::waiting) == 0);
        for (int number = 1; number <= CHATS; number++) {
            assertThat(screenOf(chat(number).id())).as("chat %d", number).isEqualTo(parts(text(number)));
        }
        assertThat(telegram.refused()).hasSizeGreaterThan(CHATS);
        assertWaitedAsTold();
    }

    /** Half of them in private with drafts, half in groups with a message that is edited. */
    private static Chat chat(int number) {
        return number % 2 == 0
                ? Chat.privateChat(number)
                : new Chat(-number, ChatKind.GROUP, OptionalInt.empty(), "Group " + number);
    }

    private static String text(int number) {
        StringBuilder text = new StringBuilder("Answer " + number + "\n\n");
        for (int block = 0; text.length() < 12_000; block++) {
            text.append("Paragraph **")
                    .append(block)
                    .append("** of ")
                    .append(number)
                    .append(". ");
            text.append("words and `code` ".repeat(30)).append("\n\n```java\nint a = ");
            text.append(block).append(";\n```\n\n");
        }
        return text.toString();
    }

    private static List<String> parts(String text) {
        return Splitter.split(Markdown.render(text), Limits.TEXT).stream()
                .map(FormattedText::text)
                .toList();
    }

    private void answer(int number) {
        Chat chat = chat(number);
        ReplyAddress address = new ReplyAddress(
                "chat", chat.id(), chat.thread(), OptionalInt.empty(), OptionalInt.empty(), "", OptionalInt.empty());
        LiveAnswer live = answers.start(telegram.bot(), chat, 5, address, new HostReplies().live("en"), () -> {});
        int frames = telegram.calls().size();
        String text = text(number);
        for (int at = 0; at < text.length(); at += 400) {
            live.append(text.substring(at, Math.min(text.length(), at + 400)));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> telegram.calls().size() > frames + 3);
        Future<OptionalInt> ended = test.get(() -> answers.end(live));
        ReplyAddress shown = address.withLiveMessage(ended.await());
        RowKey key = new RowKey(20_000, 7, number);
        test.run(() -> outbox.add(new OutboxEntry(
                telegram.bot(),
                key,
                chat.id(),
                ReplyEncoder.encode(Reply.markdown(text), shown).calls(),
                0)));
    }

    /** The messages of a chat as they stand at the end. */
    private List<String> screenOf(long chat) {
        Map<Integer, String> messages = new LinkedHashMap<>();
        for (Taken taken : telegram.taken()) {
            Call call = taken.call();
            if (call.chat() == chat && List.of("sendMessage", "editMessageText").contains(call.method())) {
                messages.put(taken.messageId(), call.text());
            }
        }
        return List.copyOf(messages.values());
    }

    /** No chat is called again before the time that it was told has passed. */
    private void assertWaitedAsTold() {
        for (Refused refused : telegram.refused()) {
            long at = refused.call().nanos();
            assertThat(telegram.calls().stream()
                            .filter(call -> call.chat() == refused.call().chat() && call.nanos() > at)
                            .mapToDouble(call -> (call.nanos() - at) * HASTE / SECOND)
                            .min()
                            .orElse(Double.MAX_VALUE))
                    .as("chat %d", refused.call().chat())
                    .isGreaterThanOrEqualTo(refused.seconds());
        }
    }
}
