package io.jackfield.host.outbox;

import io.jackfield.host.bus.CoreLoop;
import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.outbox.Backlog.Next;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.SentMark;
import io.jackfield.host.store.StoredReply;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stored replies on their way: per chat in order, within the limits that {@link Governor} keeps. Memory has room for so many
 * bytes of them; of the others it keeps the keys, and they are read back, a page at a time, when there is room. What was sent is
 * marked with the next flush of the journal. Core loop only.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
    private static final Duration READ_PAUSE = Duration.ofSeconds(1);
    /** Of the heap, for all bots together. */
    private static final int ROOM_SHARE = 8;

    /** A bot has this much at least, whatever the others hold. */
    private static final long LEAST_ROOM = 256 << 10;

    /** Replies that are read ahead for one bot. */
    private static final int MOST_READ_BACK = 1_000;

    private static final int FEW_OF_A_CHAT = 2;

    private final CoreLoop loop;
    private final Governor governor;
    private final RichRefusals richRefusals = new RichRefusals();
    private final PushLine pushLine;
    private final Delivery delivery;
    private final JournalWriter journal;
    private final OutboxEvents events;
    private final StoredReplies stored;
    private final Sender sender;
    private final long room;
    private final Map<Integer, BotQueues> bots = new HashMap<>();
    private final Map<String, Integer> pushes = new HashMap<>();
    /** Whose pushes the stored ones are. */
    private final Map<RowKey, String> pushers = new HashMap<>();

    private boolean stopped;

    public Outbox(
            CoreLoop loop,
            OutboxConfig config,
            Delivery delivery,
            JournalWriter journal,
            OutboxEvents events,
            StoredReplies stored,
            Apology apology) {
        this(loop, config, delivery, journal, events, stored, apology, Runtime.getRuntime().maxMemory() / ROOM_SHARE);
    }

    /** @param room bytes of memory for replies of all bots */
    Outbox(
            CoreLoop loop,
            OutboxConfig config,
            Delivery delivery,
            JournalWriter journal,
            OutboxEvents events,
            StoredReplies stored,
            Apology apology,
            long room) {
        this.loop = loop;
        this.delivery = delivery;
        this.journal = journal;
        this.events = events;
        this.stored = stored;
        this.room = room;
        governor = new Governor(config);
        pushLine = new PushLine(loop, governor);
        sender = new Sender(
                loop,
                config,
                governor,
                richRefusals,
                delivery,
                journal,
                events,
                apology,
                pushLine,
                new QueueEnds());
        tidyLater();
    }

    /** Sends a stored reply after those of its chat that came before. */
    public void add(OutboxEntry entry) {
        if (isOver(entry)) {
            return;
        }
        BotQueues bot = queues(entry.bot());
        bot.owe(entry.isOwed() ? 1 : 0);
        if (!entry.pusher().isEmpty()) {
            pushes.merge(entry.pusher(), 1, Integer::sum);
        }
        boolean fits = hasRoom(bot, entry.bytes());
        if (fits && !bot.backlog().holds(entry.chat())) {
            enter(bot, entry);
            return;
        }
        bot.backlog().add(entry.chat(), entry.key(), entry.bytes(), entry.isOwed());
        if (!entry.pusher().isEmpty()) {
            pushers.put(entry.key(), entry.pusher());
        }
        if (fits && entry.isUrgent()) {
            bot.backlog().hurry(entry.chat());
        }
        readOn(bot);
    }

    /**
     * A stored reply that an earlier life has not sent, after those of its chat that came before.
     *
     * @param bytes of its calls
     */
    public void takeUp(ServedBot bot, long chat, RowKey key, int bytes) {
        BotQueues queues = queues(bot);
        queues.backlog().add(chat, key, bytes, false);
        // One page for all that come in this turn of the loop.
        if (queues.backlog().size() == 1) {
            loop.afterThisTurn(() -> readOn(queues));
        }
    }

    /** Nobody knows whether this one was stored; it is sent if it was, as soon as the database can say so. */
    public void findStored(OutboxEntry entry) {
        stored.read(List.of(entry.key()))
                .onSuccess(found -> {
                    if (!found.isEmpty()) {
                        add(entry);
                    }
                })
                .onFailure(error -> loop.later(READ_PAUSE, () -> findStored(entry)));
    }

    /** Messages of a plugin that no update asked for and that are not yet sent. */
    public int pushesOf(String plugin) {
        return pushes.getOrDefault(plugin, 0);
    }

    /** Completes when the bot's rate has room for a call that can wait. */
    public Future<Void> pushTurn(ServedBot bot) {
        Promise<Void> turn = Promise.promise();
        pushLine.enter(bot.number(), () -> {
            governor.takePushTurn(bot.number(), loop.nanoTime());
            turn.complete();
        });
        return turn.future();
    }

    /** Replies that are not sent yet, in memory or only stored. */
    public int waiting() {
        return bots.values().stream().mapToInt(BotQueues::waiting).sum();
    }

    /**
     * Replies to updates of this life of the process that a bot has not sent yet. What earlier lives left behind does not
     * count: it would keep new questions from being answered.
     */
    public int owed(int bot) {
        BotQueues queues = bots.get(bot);
        return queues == null ? 0 : queues.owed();
    }

    /** What keeps the replies of a bot waiting, in words for the operator; empty when nothing does. */
    public Optional<String> trouble(String bot) {
        return bots.values().stream()
                .filter(queues -> queues.bot().id().equals(bot))
                .flatMap(queues -> queues.link().trouble().stream())
                .findFirst();
    }

    /** Starts no further call; what is left stays stored for the next start. */
    public void stop() {
        stopped = true;
        sender.stop();
    }

    /** Whether nothing of this chat waits or is on its way, and Telegram can be reached. */
    boolean isIdle(int bot, long chat) {
        BotQueues queues = bots.get(bot);
        return queues == null || queues.isIdle(chat) && !queues.link().isDown();
    }

    Governor governor() {
        return governor;
    }

    RichRefusals richRefusals() {
        return richRefusals;
    }

    private BotQueues queues(ServedBot bot) {
        return bots.computeIfAbsent(
                bot.number(),
                absent -> new BotQueues(bot, new BotLink(loop, bot, events, queue -> sender.advance(queue))));
    }

    /** Sent to its end by an earlier life, which did not come to note it. */
    private boolean isOver(OutboxEntry entry) {
        if (entry.isSent()) {
            journal.mark(new SentMark(entry.key(), entry.position(), true, null));
        }
        return entry.isSent();
    }

    /** Nobody may have more than what is left of the room, so that there is always some for others. */
    private boolean hasRoom(BotQueues bot, int bytes) {
        long used = bots.values().stream().mapToLong(BotQueues::bytes).sum();
        return bot.bytes() + bytes <= Math.max(LEAST_ROOM, room - used);
    }

    private void enter(BotQueues bot, OutboxEntry entry) {
        bot.entered(entry);
        ChatQueue queue = bot.queue(entry.chat());
        queue.add(entry);
        // An urgent one stays behind those of its chat that can wait, so they need not wait for those of others.
        if (queue.begins() || entry.isUrgent() && queue.leaveLine()) {
            sender.advance(queue);
        }
    }

    private void readOn(BotQueues bot) {
        boolean many = bot.readBack() > MOST_READ_BACK - Backlog.MOST / 2;
        boolean wanted = !many || bot.backlog().hasHurried() && bot.readBack() < 2 * MOST_READ_BACK;
        if (stopped || bot.isReading() || bot.backlog().isEmpty() || !wanted) {
            return;
        }
        List<Next> page = bot.backlog().take(chat -> bot.inMemory(chat) <= FEW_OF_A_CHAT, many);
        if (!page.isEmpty()) {
            bot.reading(true);
            read(bot, page);
        }
    }

    private void read(BotQueues bot, List<Next> page) {
        stored.read(page.stream().map(Next::key).toList())
                .onSuccess(found -> came(bot, page, found))
                .onFailure(error -> {
                    LOG.warn("outbox: bot={} stored replies cannot be read: {}", bot.bot().id(), error.getMessage());
                    loop.later(READ_PAUSE, () -> read(bot, page));
                });
    }

    private void came(BotQueues bot, List<Next> page, List<StoredReply> found) {
        Map<RowKey, StoredReply> replies = found.stream().collect(Collectors.toMap(StoredReply::key, Function.identity()));
        bot.reading(false);
        bot.backlog().came(page);
        for (Next next : page) {
            String pusher = Optional.ofNullable(pushers.remove(next.key())).orElse("");
            StoredReply reply = replies.get(next.key());
            OutboxEntry.Origin origin = new OutboxEntry.Origin(pusher, next.owed(), next.urgent(), true);
            OutboxEntry entry = new OutboxEntry(
                    bot.bot(),
                    next.key(),
                    next.chat(),
                    reply == null ? List.of() : CallFrames.decode(reply.calls()),
                    reply == null ? 0 : reply.sent(),
                    origin);
            // Without a row its day was dropped meanwhile, or somebody has set it aside.
            if (reply == null || isOver(entry)) {
                bot.entered(entry);
                forget(bot, entry);
            } else {
                enter(bot, entry);
            }
        }
        readOn(bot);
    }

    private void forget(BotQueues bot, OutboxEntry entry) {
        bot.left(entry);
        pushSent(entry.pusher());
        delivery.forgetFiles(entry.calls());
    }

    private void pushSent(String pusher) {
        pushes.computeIfPresent(pusher, (plugin, count) -> count == 1 ? null : count - 1);
    }

    private final class QueueEnds implements Sender.Ends {
        @Override
        public void finished(ChatQueue queue) {
            OutboxEntry entry = queue.peek();
            queue.remove();
            forget(queue.owner(), entry);
            readOn(queue.owner());
        }

        @Override
        public void emptied(ChatQueue queue) {
            queue.owner().forget(queue);
            readOn(queue.owner());
        }

        @Override
        public void unreachable(ChatQueue queue, String reason) {
            LOG.info(
                    "outbox: bot={} chat cannot be reached, {}; its replies are set aside",
                    queue.bot().id(),
                    reason);
            events.unreachable(queue.bot(), queue.chat());
            BotQueues bot = queue.owner();
            for (OutboxEntry entry = queue.peek(); entry != null; entry = queue.peek()) {
                journal.mark(new SentMark(entry.key(), entry.position(), true, reason));
                queue.remove();
                forget(bot, entry);
            }
            for (Next next : bot.backlog().drop(queue.chat())) {
                journal.mark(new SentMark(next.key(), 0, true, reason));
                bot.owe(next.owed() ? -1 : 0);
                Optional.ofNullable(pushers.remove(next.key())).ifPresent(Outbox.this::pushSent);
            }
            sender.advance(queue);
        }
    }

    private void tidyLater() {
        loop.later(TIDY_EVERY, () -> {
            governor.tidy(loop.nanoTime());
            richRefusals.tidy(loop.nanoTime());
            tidyLater();
        });
    }
}
