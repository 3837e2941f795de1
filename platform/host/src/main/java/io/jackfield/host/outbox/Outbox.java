package io.jackfield.host.outbox;

import io.jackfield.host.bus.CoreLoop;
import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.SentMark;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends stored replies: per chat in order, one call in flight; within the limits that {@link Governor} keeps. What was sent
 * is marked with the next flush of the journal. Core loop only.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** Telegram has had outages of minutes; a reply is given up only when it has been refused for longer than that. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration REVOKED_PAUSE = Duration.ofMinutes(1);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);

    private final CoreLoop loop;
    private final OutboxConfig config;
    private final Governor governor;
    private final RichRefusals richRefusals = new RichRefusals();
    private final PushLine pushLine;
    private final Delivery delivery;
    private final JournalWriter journal;
    private final OutboxEvents events;
    private final Map<QueueKey, ChatQueue> queues = new HashMap<>();
    private final Map<String, Integer> pushes = new HashMap<>();
    private boolean stopped;
    private int waiting;

    public Outbox(CoreLoop loop, OutboxConfig config, Delivery delivery, JournalWriter journal, OutboxEvents events) {
        this.loop = loop;
        this.config = config;
        this.delivery = delivery;
        this.journal = journal;
        this.events = events;
        governor = new Governor(config);
        pushLine = new PushLine(loop, governor);
        tidyLater();
    }

    private record QueueKey(int bot, long chat) {}

    /** The replies of one chat. */
    private static final class ChatQueue {
        final Deque<OutboxEntry> entries = new ArrayDeque<>();
        int replies;
        boolean busy;
        /** Where its first entry waits, as long as all of them are pushes. */
        PushLine.Place place;
    }

    /** Sends a stored reply after those of its chat that came before. */
    public void add(OutboxEntry entry) {
        if (entry.isSent()) {
            journal.mark(new SentMark(entry.key(), entry.position(), true, null));
            return;
        }
        waiting++;
        if (!entry.pusher().isEmpty()) {
            pushes.merge(entry.pusher(), 1, Integer::sum);
        }
        QueueKey key = new QueueKey(entry.bot().number(), entry.chat());
        ChatQueue queue = queues.computeIfAbsent(key, absent -> new ChatQueue());
        queue.entries.add(entry);
        queue.replies += entry.isPush() ? 0 : 1;
        if (!queue.busy) {
            queue.busy = true;
            advance(key, queue);
        } else if (queue.place != null && queue.replies > 0) {
            // A reply stays behind the pushes of its chat, so they need not wait for those of others.
            queue.place.leave();
            queue.place = null;
            advance(key, queue);
        }
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

    /** Replies in memory that are not yet sent. */
    public int waiting() {
        return waiting;
    }

    /** Starts no further call; what is left stays stored for the next start. */
    public void stop() {
        stopped = true;
    }

    /** Whether nothing of this chat waits or is on its way. */
    boolean isIdle(int bot, long chat) {
        return !queues.containsKey(new QueueKey(bot, chat));
    }

    Governor governor() {
        return governor;
    }

    RichRefusals richRefusals() {
        return richRefusals;
    }

    private void advance(QueueKey key, ChatQueue queue) {
        if (stopped) {
            return;
        }
        OutboxEntry entry = queue.entries.peek();
        if (entry == null) {
            queues.remove(key);
            return;
        }
        if (entry.next().fallbacks() > 0 && richRefusals.knows(key.bot(), key.chat(), loop.nanoTime())) {
            entry.fallBack();
        }
        if (!entry.next().countsAsMessage()) {
            send(key, queue, entry);
            return;
        }
        long now = loop.nanoTime();
        long chatWait = governor.chatWait(key.bot(), key.chat(), now);
        if (chatWait > 0) {
            loop.later(Duration.ofNanos(chatWait), () -> advance(key, queue));
            return;
        }
        if (queue.replies == 0) {
            queue.place = pushLine.enter(key.bot(), () -> pushTurnCame(key, queue));
            return;
        }
        long botWait = governor.takeTurn(key.bot(), key.chat(), now);
        if (botWait > 0) {
            loop.later(Duration.ofNanos(botWait), () -> send(key, queue, entry));
        } else {
            send(key, queue, entry);
        }
    }

    private void pushTurnCame(QueueKey key, ChatQueue queue) {
        queue.place = null;
        governor.takeTurn(key.bot(), key.chat(), loop.nanoTime());
        send(key, queue, queue.entries.element());
    }

    private void send(QueueKey key, ChatQueue queue, OutboxEntry entry) {
        if (stopped) {
            return;
        }
        Future<ApiAnswer> answer = delivery.send(entry.bot(), entry.next());
        answer.onSuccess(given -> judge(key, queue, entry, Verdict.of(entry.next(), given)))
                .onFailure(error -> judge(key, queue, entry, new Verdict.Later(error.getMessage())));
    }

    private void judge(QueueKey key, ChatQueue queue, OutboxEntry entry, Verdict verdict) {
        switch (verdict) {
            case Verdict.Taken ignored -> taken(key, queue, entry, null);
            case Verdict.Instead instead -> {
                entry.replaceNext(instead.call());
                advance(key, queue);
            }
            case Verdict.Wait wait -> {
                events.rateLimited(entry.bot());
                governor.ordered(key.bot(), key.chat(), wait.seconds(), loop.nanoTime());
                loop.later(Duration.ofSeconds(wait.seconds()), () -> advance(key, queue));
            }
            case Verdict.Otherwise otherwise -> {
                richRefusals.note(key.bot(), key.chat(), loop.nanoTime());
                fallBack(key, queue, entry, otherwise.reason());
            }
            case Verdict.Later later -> again(key, queue, entry, later.reason());
            case Verdict.Refused refused -> taken(key, queue, entry, refused.reason());
            case Verdict.Unreachable unreachable -> dropAll(key, queue, entry, unreachable.reason());
            case Verdict.Revoked ignored -> {
                LOG.error(
                        "outbox: bot={} Telegram says Unauthorized: the token was revoked; its replies wait. Set a new"
                                + " token and restart",
                        entry.bot().id());
                loop.later(REVOKED_PAUSE, () -> advance(key, queue));
            }
        }
    }

    private void taken(QueueKey key, ChatQueue queue, OutboxEntry entry, String error) {
        if (error != null) {
            events.refused(entry.bot());
            LOG.warn(
                    "outbox: bot={} update={} method={} Telegram refuses it: {}",
                    entry.bot().id(),
                    entry.key().updateId(),
                    entry.next().method(),
                    error);
        } else {
            events.sent(entry.bot());
        }
        entry.taken();
        journal.mark(new SentMark(entry.key(), entry.position(), entry.isSent(), error));
        if (entry.isSent()) {
            finish(queue, entry);
        }
        advance(key, queue);
    }

    private void fallBack(QueueKey key, ChatQueue queue, OutboxEntry entry, String reason) {
        LOG.info(
                "outbox: bot={} update={} method={} goes out in its simpler form: {}",
                entry.bot().id(),
                entry.key().updateId(),
                entry.next().method(),
                reason);
        entry.fallBack();
        journal.mark(new SentMark(entry.key(), entry.position(), false, null));
        advance(key, queue);
    }

    private void finish(ChatQueue queue, OutboxEntry entry) {
        queue.entries.remove();
        queue.replies -= entry.isPush() ? 0 : 1;
        waiting--;
        if (!entry.pusher().isEmpty()) {
            pushes.computeIfPresent(entry.pusher(), (plugin, count) -> count == 1 ? null : count - 1);
        }
        delivery.forgetFiles(entry.calls());
    }

    private void again(QueueKey key, ChatQueue queue, OutboxEntry entry, String reason) {
        long now = loop.nanoTime();
        int tries = entry.failed(now);
        if (tries >= config.maxAttempts() && entry.next().fallbacks() > 0) {
            fallBack(key, queue, entry, reason);
            return;
        }
        if (tries >= config.maxAttempts() && entry.failingFor(now) > PATIENCE.toNanos()) {
            taken(key, queue, entry, reason);
            return;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 6));
        if (tries == 1 || tries % 10 == 0) {
            LOG.warn(
                    "outbox: bot={} update={} try={} not sent, {}; trying again",
                    entry.bot().id(),
                    entry.key().updateId(),
                    tries,
                    reason);
        }
        loop.later(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, () -> advance(key, queue));
    }

    private void dropAll(QueueKey key, ChatQueue queue, OutboxEntry entry, String reason) {
        LOG.info(
                "outbox: bot={} chat cannot be reached, {}; its replies are set aside",
                entry.bot().id(),
                reason);
        events.unreachable(entry.bot(), entry.chat());
        while (!queue.entries.isEmpty()) {
            OutboxEntry dropped = queue.entries.peek();
            journal.mark(new SentMark(dropped.key(), dropped.position(), true, reason));
            finish(queue, dropped);
        }
        advance(key, queue);
    }

    private void tidyLater() {
        loop.later(TIDY_EVERY, () -> {
            governor.tidy(loop.nanoTime());
            richRefusals.tidy(loop.nanoTime());
            tidyLater();
        });
    }
}
