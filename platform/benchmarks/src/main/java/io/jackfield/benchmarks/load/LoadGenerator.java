package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.Loop;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Plays Telegram's users. Each update is booked when it is due and its answer when the fake Bot API receives it; the
 * wait counts from the due time even when the update could not be sent then, so a stalled host does not hide its stall.
 */
public final class LoadGenerator {
    private final Loop loop;
    /** Room for the updates of each user that a load begins after. */
    private static final int UPDATES_PER_USER = 1_000;

    private final LoadShape shape;
    private final Chat[] chats;
    private final Tally tally = new Tally();
    private final Deliverer deliverer;
    private final Pace pace;

    private int nextChat;
    private Histogram latencies = new Histogram();
    private OptionalLong first = OptionalLong.empty();
    private OptionalLong last = OptionalLong.empty();

    /** Sends nothing before the bot has told this Bot API where to. */
    public LoadGenerator(Loop loop, LoadShape shape, FakeBotApi api) {
        this.loop = loop;
        this.shape = shape;
        chats = new Chat[shape.users()];
        for (int i = 0; i < chats.length; i++) {
            chats[i] = new Chat(shape.firstUser() + i);
        }
        deliverer = new Deliverer(loop, shape, tally);
        pace = new Pace(loop, this::send);
        api.connect(this::called, deliverer::deliverTo);
    }

    /** Keeps this many updates unanswered: as fast as the bot can. */
    public void closedLoop(int window) {
        loop.tell(() -> pace.closed(window));
    }

    /** Sends at this rate, however fast the bot is. */
    public void openLoop(double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "perSecond is " + perSecond + ", so no answer has come before; warm up for longer");
        }
        loop.tell(() -> pace.open(perSecond));
    }

    /** Every user sends this many messages at once. */
    public void burst(int messagesEach) {
        loop.tell(() -> {
            long now = System.nanoTime();
            for (int i = 0; i < messagesEach * chats.length; i++) {
                send(now);
            }
        });
    }

    /** Sends nothing more; what is on its way goes on. */
    public void pause() {
        loop.tell(pace::pause);
    }

    /** Waits until every update has its answer. False when some still wait after this time. */
    public boolean awaitAnswers(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (books().lost() > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }

    /** Waits for answers to come, and ends early when none has come for the quiet time. */
    public void awaitQuiet(Duration quiet, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        int before = -1;
        while (books().lost() > 0 && books().answered() != before && System.nanoTime() < deadline) {
            before = books().answered();
            awaitAnswers(quiet);
        }
    }

    public Books books() {
        return loop.ask(tally::snapshot);
    }

    /** The times since the last call of this method. */
    public AnswerTimes takeTimes() {
        return loop.ask(() -> {
            AnswerTimes taken = new AnswerTimes(latencies, first, last);
            latencies = new Histogram();
            first = OptionalLong.empty();
            last = OptionalLong.empty();
            return taken;
        });
    }

    private void send(long due) {
        Chat chat = chats[nextChat];
        nextChat = (nextChat + 1) % chats.length;
        deliverer.offer(chat.newUpdate(UPDATES_PER_USER * shape.firstUser() + tally.sent++, due));
    }

    private void called(BotApiCall call) {
        if (!shape.text().isAnsweredBy(call)) {
            return;
        }
        long now = System.nanoTime();
        Optional<Update> update =
                Chat.withId(chats, call.chatId()).flatMap(chat -> chat.answer(Numbering.find(call.text()), tally));
        if (update.isEmpty()) {
            return;
        }
        latencies.record(now - update.get().since);
        first = first.isPresent() ? first : OptionalLong.of(now);
        last = OptionalLong.of(now);
        pace.ended();
    }
}
