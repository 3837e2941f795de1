package io.jackfield.host.outbox;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.outbox.Backlog.Next;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.StoredReply;
import io.jackfield.host.telegram.CallFrames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads replies back that are only stored, a page at a time, as their turn comes: a few for each chat, and not many for
 * a bot. Core loop only.
 */
final class BacklogReader {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogReader.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Replies of one bot that are read ahead; twice as many where somebody waits for an answer. */
    private static final int MOST_AHEAD = 1_000;

    private static final int FEW_OF_A_CHAT = 2;

    private final CoreLoop loop;
    private final StoredReplies stored;
    private final PushCounts pushes;
    private final BiConsumer<BotQueues, OutboxEntry> taker;
    private boolean stopped;

    /**
     * @param taker gets what was read, in order within each chat; without calls when there is nothing to send any more
     */
    BacklogReader(CoreLoop loop, StoredReplies stored, PushCounts pushes, BiConsumer<BotQueues, OutboxEntry> taker) {
        this.loop = loop;
        this.stored = stored;
        this.pushes = pushes;
        this.taker = taker;
    }

    void stop() {
        stopped = true;
    }

    /** Reads the next page of this bot, if there is one and it is wanted. */
    void readOn(BotQueues bot) {
        boolean many = bot.readBack() > MOST_AHEAD - Backlog.MOST / 2;
        boolean wanted = !many || (bot.backlog().hasHurried() && bot.readBack() < 2 * MOST_AHEAD);
        if (stopped || bot.isReading() || bot.backlog().isEmpty() || !wanted) {
            return;
        }
        List<Next> page = bot.backlog().take(chat -> bot.inMemory(chat) <= FEW_OF_A_CHAT, many);
        if (!page.isEmpty()) {
            bot.reading(true);
            read(bot, page);
        }
    }

    /** Whether this one is stored after all: what to do then, as soon as the database can say so. */
    void ifStored(RowKey key, Runnable then) {
        stored.read(List.of(key))
                .onSuccess(found -> {
                    if (!found.isEmpty()) {
                        then.run();
                    }
                })
                .onFailure(error -> loop.later(PAUSE, () -> ifStored(key, then)));
    }

    private void read(BotQueues bot, List<Next> page) {
        stored.read(page.stream().map(Next::key).toList())
                .onSuccess(found -> came(bot, page, found))
                .onFailure(error -> {
                    LOG.warn(
                            "outbox: bot={} stored replies cannot be read, {}; trying again",
                            bot.bot().id(),
                            error.getMessage());
                    loop.later(PAUSE, () -> read(bot, page));
                });
    }

    private void came(BotQueues bot, List<Next> page, List<StoredReply> found) {
        Map<RowKey, StoredReply> replies =
                found.stream().collect(Collectors.toMap(StoredReply::key, Function.identity()));
        bot.reading(false);
        bot.backlog().came(page);
        for (Next next : page) {
            taker.accept(bot, entry(bot, next, replies.get(next.key())));
        }
        readOn(bot);
    }

    private OutboxEntry.Origin origin(Next next) {
        String pusher = pushes.takenUp(next.key());
        return new OutboxEntry.Origin(pusher, pusher, next.owed(), next.urgent(), true);
    }

    /** Without a row its day was dropped meanwhile, or somebody has set it aside. */
    private OutboxEntry entry(BotQueues bot, Next next, StoredReply reply) {
        return new OutboxEntry(
                bot.bot(),
                next.key(),
                next.chat(),
                reply == null ? List.of() : CallFrames.decode(reply.calls()),
                reply == null ? 0 : reply.sent(),
                origin(next),
                new OutboxEntry.Times(next.sinceNanos(), next.sinceNanos()));
    }
}
