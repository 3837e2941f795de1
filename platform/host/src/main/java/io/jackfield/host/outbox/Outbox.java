package io.jackfield.host.outbox;

import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.outbox.Backlog.Next;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.SentMark;
import io.jackfield.host.store.ShownMessages;
import io.jackfield.host.store.UnsentNote;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stored replies on their way: per chat in order, within the limits that {@link Governor} keeps. Memory has room for so
 * many bytes of them; of the others it keeps the keys, and they are read back, a page at a time, when there is room.
 * What was sent is marked with the next flush of the journal. Core loop only.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
    /** Of the heap, for all bots together. */
    private static final int ROOM_SHARE = 8;

    /** A bot has this much at least, whatever the others hold. */
    private static final long LEAST_ROOM = 256 << 10;

    private final CoreLoop loop;
    private final Governor governor;
    private final RichRefusals richRefusals = new RichRefusals();
    private final PushQueue pushLine;
    private final Delivery delivery;
    private final JournalWriter journal;
    private final OutboxEvents events;
    private final BacklogReader reader;
    private final Sender sender;
    private final long room;
    private final Map<Integer, BotQueues> bots = new HashMap<>();
    private final PushCounts pushes = new PushCounts();
    private final KeyedMessages keyed;

    public Outbox(
            CoreLoop loop,
            OutboxConfig config,
            Delivery delivery,
            JournalWriter journal,
            OutboxEvents events,
            StoredReplies stored,
            ShownMessages shown,
            Apology apology) {
        this(
                loop,
                config,
                delivery,
                journal,
                events,
                stored,
                shown,
                apology,
                Runtime.getRuntime().maxMemory() / ROOM_SHARE);
    }

    /** @param room bytes of memory for replies of all bots */
    Outbox(
            CoreLoop loop,
            OutboxConfig config,
            Delivery delivery,
            JournalWriter journal,
            OutboxEvents events,
            StoredReplies stored,
            ShownMessages shown,
            Apology apology,
            long room) {
        this.loop = loop;
        this.delivery = delivery;
        this.journal = journal;
        this.events = events;
        reader = new BacklogReader(loop, stored, pushes, this::cameBack);
        this.room = room;
        governor = new Governor(config);
        pushLine = new PushQueue(loop, governor);
        keyed = new KeyedMessages(loop, shown);
        sender = new Sender(
                loop,
                config,
                governor,
                richRefusals,
                delivery,
                journal,
                events,
                apology,
                keyed,
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
        pushes.added(entry.pusher());
        keyed.added(entry);
        boolean fits = hasRoom(bot, entry.bytes());
        if (fits && !bot.backlog().holds(entry.chat())) {
            enter(bot, entry);
            return;
        }
        bot.backlog().add(entry.chat(), entry.key(), entry.bytes(), entry.isOwed());
        pushes.left(entry.key(), entry.pusher());
        if (fits && entry.isUrgent()) {
            bot.backlog().hurry(entry.chat());
        }
        reader.readOn(bot);
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
            loop.afterThisTurn(() -> reader.readOn(queues));
        }
    }

    /** Nobody knows whether this one was stored; it is sent if it was, as soon as the database can say so. */
    public void findStored(OutboxEntry entry) {
        reader.ifStored(entry.key(), () -> add(entry));
    }

    /** Messages of a plugin that no update asked for and that are not yet sent. */
    public int pushesOf(String plugin) {
        return pushes.of(plugin);
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

    /** Replies of a bot that are not sent yet. */
    public int waitingOf(int bot) {
        BotQueues queues = bots.get(bot);
        return queues == null ? 0 : queues.waiting();
    }

    /**
     * How long the reply of a bot that waits longest has waited in this life of the process; zero where there is none.
     * Of more than memory has room for, each counts as the first of its chat.
     */
    public Duration oldestUnsent(int bot) {
        BotQueues queues = bots.get(bot);
        return queues == null ? Duration.ZERO : Duration.ofNanos(queues.oldestNanos(System.nanoTime()));
    }

    /** Chats of a bot whose first reply in memory has waited for this long, the longest first. */
    public List<WaitingChat> waitingLong(int bot, Duration atLeast, int most) {
        BotQueues queues = bots.get(bot);
        return queues == null ? List.of() : queues.waitingLong(System.nanoTime(), atLeast, most);
    }

    /**
     * Replies in memory that may be sent in a moment: not what an earlier life left behind, nor what waits for
     * Telegram.
     */
    public int underWay() {
        return bots.values().stream()
                .filter(bot -> !bot.link().isDown())
                .mapToInt(BotQueues::underWay)
                .sum();
    }

    /**
     * Replies to updates of this life of the process that a bot has not sent yet. What earlier lives left behind does
     * not count: it would keep new questions from being answered.
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
        sender.stop();
        keyed.stop();
        reader.stop();
    }

    /** Whether nothing of this chat waits or is on its way, and Telegram can be reached. */
    boolean isIdle(int bot, long chat) {
        BotQueues queues = bots.get(bot);
        return queues == null || (queues.isIdle(chat) && !queues.link().isDown());
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
        long used = 0;
        for (BotQueues one : bots.values()) {
            used += one.bytes();
        }
        return bot.bytes() + bytes <= Math.max(LEAST_ROOM, room - used);
    }

    private void enter(BotQueues bot, OutboxEntry entry) {
        bot.entered(entry);
        ChatQueue queue = bot.queue(entry.chat());
        queue.add(entry);
        // An urgent one stays behind those of its chat that can wait, so they need not wait for those of others.
        if (queue.begins() || (entry.isUrgent() && queue.leaveLine())) {
            sender.advance(queue);
        }
    }

    private void cameBack(BotQueues bot, OutboxEntry entry) {
        if (entry.calls().isEmpty() || isOver(entry)) {
            bot.entered(entry);
            forget(bot, entry);
        } else {
            keyed.added(entry);
            enter(bot, entry);
        }
    }

    private void forget(BotQueues bot, OutboxEntry entry) {
        bot.left(entry);
        pushes.sent(entry.pusher());
        keyed.left(entry);
        if (!entry.hasUnsent()) {
            delivery.forgetFiles(entry.calls());
        }
    }

    private final class QueueEnds implements Sender.Ends {
        @Override
        public void finished(ChatQueue queue) {
            OutboxEntry entry = queue.peek();
            queue.remove();
            if (entry.isSent() && entry.isOwed() && !entry.isPush()) {
                events.answered(entry.bot(), System.nanoTime() - entry.askedNanos());
            }
            events.ended(entry.trace(), entry.sinceNanos(), entry.isSent() && entry.refusal() == null);
            forget(queue.owner(), entry);
            reader.readOn(queue.owner());
        }

        @Override
        public void emptied(ChatQueue queue) {
            queue.owner().forget(queue);
            reader.readOn(queue.owner());
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
                entry.unreachable(reason);
                journal.mark(new SentMark(
                        entry.key(), entry.position(), true, reason, entry.unsent(UnsentNote.UNREACHABLE)));
                queue.remove();
                events.ended(entry.trace(), entry.sinceNanos(), false);
                forget(bot, entry);
            }
            for (Next next : bot.backlog().drop(queue.chat())) {
                String pusher = pushes.takenUp(next.key());
                journal.mark(new SentMark(
                        next.key(),
                        SentMark.AS_STORED,
                        true,
                        reason,
                        new UnsentNote(pusher, UnsentNote.UNREACHABLE, null)));
                bot.owe(next.owed() ? -1 : 0);
                pushes.sent(pusher);
            }
            keyed.dropped(queue.botNumber(), queue.chat());
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
