package io.jackfield.host.outbox;

import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.SentMark;
import io.jackfield.host.store.UnsentNote;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the replies of a chat to Telegram, one call after the other, and does what {@link Verdict} says of each
 * answer. A reply is never given up because Telegram or the database is away: only Telegram's own refusal ends one.
 * Core loop only.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int TELL_EVERY = 10;

    private final CoreLoop loop;
    private final OutboxConfig config;
    private final Governor governor;
    private final RichRefusals richRefusals;
    private final PushQueue pushLine;
    private final Delivery delivery;
    private final JournalWriter journal;
    private final OutboxEvents events;
    private final Apology apology;
    private final KeyedMessages keyed;
    private final Ends ends;
    private boolean stopped;

    /** Who keeps the queues. */
    interface Ends {
        /** The first reply of the queue is done with, and is taken out of it. */
        void finished(ChatQueue queue);

        /** The queue is empty. */
        void emptied(ChatQueue queue);

        /** Nothing reaches this chat; what is stored for it is to be set aside too. */
        void unreachable(ChatQueue queue, String reason);
    }

    Sender(
            CoreLoop loop,
            OutboxConfig config,
            Governor governor,
            RichRefusals richRefusals,
            Delivery delivery,
            JournalWriter journal,
            OutboxEvents events,
            Apology apology,
            KeyedMessages keyed,
            PushQueue pushLine,
            Ends ends) {
        this.loop = loop;
        this.config = config;
        this.governor = governor;
        this.richRefusals = richRefusals;
        this.pushLine = pushLine;
        this.delivery = delivery;
        this.journal = journal;
        this.events = events;
        this.apology = apology;
        this.keyed = keyed;
        this.ends = ends;
    }

    /** Starts no further call. */
    void stop() {
        stopped = true;
    }

    /** Gives the queue its turn; it has none under way. */
    void advance(ChatQueue queue) {
        if (stopped) {
            return;
        }
        OutboxEntry entry = queue.peek();
        if (entry == null) {
            ends.emptied(queue);
            return;
        }
        if (!queue.owner().link().lets(queue)) {
            return;
        }
        if (entry.next().fallbacks() > 0 && richRefusals.knows(queue.botNumber(), queue.chat(), loop.nanoTime())) {
            entry.fallBack();
        }
        if (!entry.next().countsAsMessage()) {
            send(queue);
            return;
        }
        long now = loop.nanoTime();
        long chatWait = governor.chatWait(queue.botNumber(), queue.chat(), now);
        if (chatWait > 0) {
            loop.later(Duration.ofNanos(chatWait), () -> advance(queue));
        } else if (queue.canWait()) {
            queue.waitsAt(pushLine.enter(queue.botNumber(), () -> turnCame(queue)));
        } else {
            long botWait = governor.takeTurn(queue.botNumber(), queue.chat(), now);
            sendAfter(botWait, queue);
        }
    }

    private void turnCame(ChatQueue queue) {
        queue.waitsAt(null);
        if (queue.owner().link().lets(queue)) {
            governor.takeTurn(queue.botNumber(), queue.chat(), loop.nanoTime());
            send(queue);
        }
    }

    private void sendAfter(long nanos, ChatQueue queue) {
        if (nanos <= 0) {
            send(queue);
            return;
        }
        loop.later(Duration.ofNanos(nanos), () -> {
            if (queue.owner().link().lets(queue)) {
                send(queue);
            }
        });
    }

    private void send(ChatQueue queue) {
        if (stopped) {
            return;
        }
        OutboxEntry entry = firstWanted(queue);
        if (entry == null) {
            ends.emptied(queue);
            return;
        }
        if (keyed.isUnplaced(entry)) {
            keyed.place(entry)
                    .onSuccess(placed -> send(queue))
                    .onFailure(error -> judge(queue, entry, new Verdict.Later(reasonOf(error), false)));
            return;
        }
        delivery.send(entry.bot(), entry.next())
                .onSuccess(given -> answered(queue, entry, given))
                .onFailure(error -> {
                    String reason = reasonOf(error);
                    if (!(error instanceof Delivery.FilesAwayException)) {
                        queue.owner().link().missed(reason);
                    }
                    judge(queue, entry, new Verdict.Later(reason, false));
                });
    }

    private static String reasonOf(Throwable error) {
        return error.getMessage() == null ? error.toString() : error.getMessage();
    }

    /** The first entry of the queue that no newer one has replaced; null when there is none. */
    private OutboxEntry firstWanted(ChatQueue queue) {
        OutboxEntry entry = queue.peek();
        while (entry != null && keyed.isReplaced(entry)) {
            journal.mark(new SentMark(entry.key(), entry.calls().size(), true, null));
            ends.finished(queue);
            entry = queue.peek();
        }
        return entry;
    }

    private void answered(ChatQueue queue, OutboxEntry entry, ApiAnswer given) {
        Verdict verdict = Verdict.of(entry.next(), given, queue.chat());
        noteReach(queue, verdict);
        if (verdict instanceof Verdict.Taken) {
            if (!entry.next().files().isEmpty()) {
                events.uploaded(entry.next(), given);
            }
            keyed.taken(entry, given, () -> judge(queue, entry, verdict));
        } else {
            judge(queue, entry, verdict);
        }
    }

    private static void noteReach(ChatQueue queue, Verdict verdict) {
        BotLink link = queue.owner().link();
        switch (verdict) {
            case Verdict.Later later -> link.missed(later.reason());
            case Verdict.Revoked revoked -> link.revoked(revoked.reason());
            default -> link.reached();
        }
    }

    private void judge(ChatQueue queue, OutboxEntry entry, Verdict verdict) {
        queue.landed();
        switch (verdict) {
            case Verdict.Taken ignored -> {
                events.sent(entry.bot());
                taken(queue, entry);
            }
            case Verdict.Instead instead -> {
                log(entry, "is sent with less around it", instead.reason());
                entry.replaceNext(instead.calls());
                advance(queue);
            }
            case Verdict.Wait wait -> {
                events.rateLimited(entry.bot());
                governor.ordered(queue.botNumber(), queue.chat(), wait.seconds(), loop.nanoTime());
                loop.later(Duration.ofSeconds(wait.seconds()), () -> advance(queue));
            }
            case Verdict.Otherwise otherwise -> {
                richRefusals.note(queue.botNumber(), queue.chat(), loop.nanoTime());
                fallBack(queue, entry, otherwise.reason());
            }
            case Verdict.Later later -> entry.trace().run(() -> again(queue, entry, later));
            case Verdict.Refused refused -> entry.trace().run(() -> refused(queue, entry, refused));
            case Verdict.Unreachable unreachable -> ends.unreachable(queue, unreachable.reason());
            case Verdict.Revoked ignored -> {
                entry.failed(loop.nanoTime());
                queue.owner().link().park(queue);
            }
        }
    }

    private void taken(ChatQueue queue, OutboxEntry entry) {
        entry.taken();
        journal.mark(new SentMark(
                entry.key(), entry.position(), entry.isSent(), entry.refusal(), entry.unsent(UnsentNote.REFUSED)));
        if (entry.isSent()) {
            ends.finished(queue);
        }
        advance(queue);
    }

    private void fallBack(ChatQueue queue, OutboxEntry entry, String reason) {
        log(entry, "goes out in its simpler form", reason);
        entry.fallBack();
        journal.mark(new SentMark(entry.key(), entry.position(), false, null));
        advance(queue);
    }

    /** What nobody will ever see whole: the user is told instead, once, and the operator finds it in the journal. */
    private void refused(ChatQueue queue, OutboxEntry entry, Verdict.Refused refused) {
        events.refused(entry.bot());
        LOG.warn(
                "outbox: bot={} update={} method={} Telegram refuses it: {}",
                entry.bot().id(),
                entry.key().updateId(),
                entry.next().method(),
                refused.reason());
        entry.refused(refused.reason());
        boolean hisChat = CallChange.chatOf(entry.next()).orElse(0) == entry.chat();
        if (!refused.owed() || !hisChat || !entry.tell()) {
            taken(queue, entry);
            return;
        }
        BotCall unsaid = entry.next();
        apology.words(entry.bot(), entry.chat())
                .onSuccess(words -> {
                    List<BotCall> instead = new ArrayList<>(refused.still());
                    instead.add(CallChange.message(unsaid, words));
                    entry.replaceNext(instead);
                    advance(queue);
                })
                .onFailure(error -> taken(queue, entry));
    }

    private void again(ChatQueue queue, OutboxEntry entry, Verdict.Later later) {
        int tries = entry.failed(loop.nanoTime());
        if (tries >= config.maxAttempts() && later.answered() && simplify(queue, entry, later.reason())) {
            return;
        }
        if (tries == 1 || tries % TELL_EVERY == 0) {
            LOG.warn(
                    "outbox: bot={} update={} try={} not sent, {}; trying again",
                    entry.bot().id(),
                    entry.key().updateId(),
                    tries,
                    later.reason());
        }
        BotLink link = queue.owner().link();
        if (link.isDown()) {
            link.park(queue);
        } else {
            loop.later(Pauses.after(tries), () -> advance(queue));
        }
    }

    /** Telegram chokes on this one while it takes others: its other form, or less around it, may go down. */
    private boolean simplify(ChatQueue queue, OutboxEntry entry, String reason) {
        if (entry.next().fallbacks() > 0) {
            fallBack(queue, entry, reason);
            return true;
        }
        boolean takesOthers = queue.owner().link().reachedAt() > entry.firstTryNanos();
        BotCall bare = CallChange.bare(entry.next());
        if (!takesOthers || !entry.next().saysSomething() || bare.equals(entry.next())) {
            return false;
        }
        log(entry, "is sent with less around it", reason);
        entry.replaceNext(List.of(bare));
        advance(queue);
        return true;
    }

    private static void log(OutboxEntry entry, String what, String reason) {
        entry.trace()
                .run(() -> LOG.info(
                        "outbox: bot={} update={} method={} {}: {}",
                        entry.bot().id(),
                        entry.key().updateId(),
                        entry.next().method(),
                        what,
                        reason));
    }
}
