package io.jackfield.host.outbox;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.telegram.ServedBot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a bot gets through to Telegram. When it does not, for whatever reason and for however long, all its replies
 * wait and one of them at a time finds out whether it is over. Core loop only.
 */
final class BotLink {
    private static final Logger LOG = LoggerFactory.getLogger(BotLink.class);
    /** Failures in a row, of whichever chats. */
    private static final int DOWN_AFTER = 3;

    /** Between the tries of chats that have not failed yet: what fails may be the others' own fault. */
    private static final Duration FRESH_PAUSE = Duration.ofSeconds(1);

    private static final long TELL_EVERY_NANOS = Duration.ofMinutes(10).toNanos();

    private final CoreLoop loop;
    private final ServedBot bot;
    private final OutboxEvents events;
    /** Those whose next call has not failed yet. */
    private final Deque<ChatQueue> fresh = new ArrayDeque<>();

    private final Deque<ChatQueue> failed = new ArrayDeque<>();
    private final Consumer<ChatQueue> advance;

    private int misses;
    private int probes;
    private int plan;
    private long nextProbeAt;
    private String trouble;
    private boolean revoked;
    private long since;
    private long toldAt;
    private long reachedAt;

    /** @param advance gives a queue its turn */
    BotLink(CoreLoop loop, ServedBot bot, OutboxEvents events, Consumer<ChatQueue> advance) {
        this.loop = loop;
        this.bot = bot;
        this.events = events;
        this.advance = advance;
        reachedAt = loop.nanoTime();
    }

    boolean isDown() {
        return trouble != null;
    }

    /** What keeps the bot's replies waiting, in words for the operator. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble).map(words -> words + " (for " + secondsSince(loop.nanoTime()) + " s)");
    }

    /** When Telegram last answered, on the loop's clock. */
    long reachedAt() {
        return reachedAt;
    }

    /** Whether the queue may send; if not, it gets its turn later. */
    boolean lets(ChatQueue queue) {
        if (trouble == null || queue.isProbing()) {
            return true;
        }
        park(queue);
        if (!fresh.isEmpty() && !revoked && nextProbeAt - loop.nanoTime() > FRESH_PAUSE.toNanos()) {
            planProbe(FRESH_PAUSE);
        }
        return false;
    }

    /** It waits with the others. */
    void park(ChatQueue queue) {
        (queue.peek().isFresh() ? fresh : failed).add(queue);
    }

    /** Telegram has answered, whatever. */
    void reached() {
        misses = 0;
        probes = 0;
        reachedAt = loop.nanoTime();
        if (trouble == null) {
            return;
        }
        LOG.info(
                "outbox: bot={} reaches Telegram again after {} s; its replies go on",
                bot.id(),
                secondsSince(reachedAt));
        trouble = null;
        if (revoked) {
            revoked = false;
            events.accepted(bot);
        }
        List<ChatQueue> waiting = new ArrayList<>(failed);
        waiting.addAll(fresh);
        failed.clear();
        fresh.clear();
        waiting.forEach(advance);
    }

    /** No answer came, or Telegram says that it cannot at the moment. */
    void missed(String reason) {
        misses++;
        if (trouble != null) {
            tellAgain();
            return;
        }
        if (misses >= DOWN_AFTER) {
            down(reason);
        }
    }

    /** Telegram does not know the token any more. */
    void revoked(String reason) {
        String words =
                "bot " + bot.id() + ": Telegram answers '" + reason + "', its token was revoked; its replies wait,"
                        + " stored. Set the new token in " + bot.config().tokenVariable() + " and restart";
        if (trouble == null) {
            revoked = true;
            down(words);
        } else if (!revoked) {
            revoked = true;
            trouble = words;
        }
        events.tokenRevoked(bot, words);
    }

    private void down(String reason) {
        since = loop.nanoTime();
        toldAt = since;
        trouble = revoked ? reason : "Telegram cannot be reached: " + reason + "; replies wait, stored";
        LOG.warn("outbox: bot={} {}; tried again at least every {} s", bot.id(), trouble, Pauses.LONGEST.toSeconds());
        planProbe(revoked ? Pauses.LONGEST : Pauses.after(++probes));
    }

    private void tellAgain() {
        long now = loop.nanoTime();
        if (now - toldAt > TELL_EVERY_NANOS) {
            toldAt = now;
            LOG.warn("outbox: bot={} for {} s now: {}", bot.id(), secondsSince(now), trouble);
        }
    }

    private long secondsSince(long now) {
        return Duration.ofNanos(now - since).toSeconds();
    }

    private void planProbe(Duration pause) {
        int planned = ++plan;
        nextProbeAt = loop.nanoTime() + pause.toNanos();
        loop.later(pause, () -> probe(planned));
    }

    private void probe(int planned) {
        if (trouble == null || planned != plan) {
            return;
        }
        ChatQueue next = fresh.isEmpty() || revoked ? failed.poll() : fresh.poll();
        next = next == null ? fresh.poll() : next;
        planProbe(revoked ? Pauses.LONGEST : fresh.isEmpty() ? Pauses.after(++probes) : FRESH_PAUSE);
        if (next != null) {
            next.probe();
            advance.accept(next);
        }
    }
}
