package io.jackfield.host.letter;

import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trace.TraceId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What waits in memory for longer than it should: no letters yet. Core loop only. */
public final class WaitingWork {
    /** What waits for less than this is on its way. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private static final int MOST = 100;

    private final Supplier<List<ServedBot>> bots;
    private final Lanes lanes;
    private final Outbox outbox;
    private final JournalWriter journal;

    public WaitingWork(Supplier<List<ServedBot>> bots, Lanes lanes, Outbox outbox, JournalWriter journal) {
        this.bots = bots;
        this.lanes = lanes;
        this.outbox = outbox;
        this.journal = journal;
    }

    /** Times are in seconds. */
    public JsonObject json() {
        JsonArray served = new JsonArray();
        JsonArray replies = new JsonArray();
        bots.get().forEach(bot -> {
            served.add(bot(bot));
            outbox.waitingLong(bot.number(), LONG, MOST)
                    .forEach(chat -> replies.add(new JsonObject()
                            .put("bot", bot.id())
                            .put("chat", chat.chat())
                            .put("count", chat.count())
                            .put("seconds", chat.since().toSeconds())));
        });
        return new JsonObject()
                .put("journal", journal.backlog())
                .put("journalSeconds", journal.lag().toSeconds())
                .put("bots", served)
                .put("replies", replies)
                .put(
                        "updates",
                        new JsonArray(lanes.waitingLong(LONG, MOST).stream()
                                .map(WaitingWork::update)
                                .toList()));
    }

    private JsonObject bot(ServedBot bot) {
        return new JsonObject()
                .put("bot", bot.id())
                .put("unsent", outbox.waitingOf(bot.number()))
                .put("oldestSeconds", outbox.oldestUnsent(bot.number()).toSeconds())
                .put("trouble", outbox.trouble(bot.id()).orElse(null));
    }

    private static JsonObject update(IncomingUpdate update) {
        return new JsonObject()
                .put("bot", update.bot().id())
                .put("update", update.trace().id().map(TraceId::toString).orElse(""))
                .put("chat", update.chat().id())
                .put(
                        "seconds",
                        Duration.ofNanos(System.nanoTime() - update.arrivedNanos())
                                .toSeconds());
    }
}
