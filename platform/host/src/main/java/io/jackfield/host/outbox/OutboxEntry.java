package io.jackfield.host.outbox;

import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.ShownKey;
import io.jackfield.host.store.UnsentNote;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A stored reply on its way out, and how far it has come. Core loop only. */
public final class OutboxEntry {
    /** What an entry takes beside its calls, in bytes, roughly. */
    private static final int ITSELF = 400;

    /** Who writes broadcasts; no plugin can have this id. */
    private static final String BROADCAST = "(broadcast)";

    private final ServedBot bot;
    private final RowKey key;
    private final long chat;
    private final List<BotCall> calls;
    private final Origin origin;
    private final Times times;
    private final int bytes;
    /** What goes out in place of the next call. */
    private final Deque<BotCall> instead = new ArrayDeque<>(0);

    private int position;
    private int tries;
    private long firstTryNanos;
    private String refusal;
    private final List<BotCall> unsent = new ArrayList<>(0);
    private int unsentTo;
    private boolean told;
    private boolean placed;

    /**
     * Where it comes from.
     *
     * @param pusher the plugin whose message it is, when no update asked for it; empty for replies, and for what an
     *     earlier life left behind
     * @param author the plugin that said it; empty where nobody knows any more
     * @param owed whether an update of this life of the process waits for it
     * @param urgent whether it goes before what can wait
     * @param readBack whether it comes from the table
     */
    record Origin(String pusher, String author, boolean owed, boolean urgent, boolean readBack) {}

    /**
     * By {@link System#nanoTime()}.
     *
     * @param asked when the update came in that it answers
     * @param since when it began to wait to be sent
     */
    record Times(long asked, long since) {
        static Times now() {
            long now = System.nanoTime();
            return new Times(now, now);
        }
    }

    /**
     * A reply to an update, of which nothing was sent yet.
     *
     * @param author the plugin that said it; empty for the host
     */
    public static OutboxEntry answer(IncomingUpdate update, long chat, List<BotCall> calls, String author) {
        Times times = new Times(update.arrivedNanos(), System.nanoTime());
        Origin origin = new Origin("", author, true, true, false);
        return new OutboxEntry(update.bot(), update.key(), chat, calls, 0, origin, times);
    }

    /** @param sent calls that Telegram has taken in an earlier life */
    public OutboxEntry(ServedBot bot, RowKey key, long chat, List<BotCall> calls, int sent) {
        this(bot, key, chat, calls, sent, new Origin("", "", true, true, false), Times.now());
    }

    OutboxEntry(ServedBot bot, RowKey key, long chat, List<BotCall> calls, int sent, Origin origin, Times times) {
        this.times = times;
        this.bot = bot;
        this.key = key;
        this.chat = chat;
        this.calls = List.copyOf(calls);
        this.origin = origin;
        position = sent;
        int length = ITSELF;
        for (BotCall call : calls) {
            length += call.json().length();
        }
        bytes = length;
    }

    /**
     * A message to one of many, of which somebody else keeps what became of it: there is no letter of it when it does
     * not arrive, as thousands may not.
     *
     * @param pusher among whose unsent messages it is counted
     */
    public static OutboxEntry broadcast(String pusher, ServedBot bot, RowKey key, long chat, List<BotCall> calls) {
        return new OutboxEntry(
                bot, key, chat, calls, 0, new Origin(pusher, BROADCAST, false, false, false), Times.now());
    }

    /** A message of a plugin that no update asked for. */
    public static OutboxEntry push(String plugin, ServedBot bot, RowKey key, long chat, List<BotCall> calls) {
        return new OutboxEntry(bot, key, chat, calls, 0, new Origin(plugin, plugin, false, false, false), Times.now());
    }

    /** What could not be sent and is tried once more; it can wait, and nobody is owed it. */
    public static OutboxEntry again(String author, ServedBot bot, RowKey key, long chat, List<BotCall> calls) {
        return new OutboxEntry(bot, key, chat, calls, 0, new Origin("", author, false, false, false), Times.now());
    }

    /** Whether no update asked for it; such rows have negative ids, also after a restart. */
    boolean isPush() {
        return key.updateId() < 0;
    }

    /** The plugin that pushed it; empty for replies, and for what an earlier life left behind. */
    String pusher() {
        return origin.pusher();
    }

    boolean isOwed() {
        return origin.owed();
    }

    boolean isUrgent() {
        return origin.urgent();
    }

    boolean wasReadBack() {
        return origin.readBack();
    }

    /** When the update came in that it answers, by {@link System#nanoTime()}. */
    long askedNanos() {
        return times.asked();
    }

    /** When it began to wait, by {@link System#nanoTime()}. */
    long sinceNanos() {
        return times.since();
    }

    ServedBot bot() {
        return bot;
    }

    /** What work on it is about: the update that it answers. */
    Trace trace() {
        return Trace.of(bot.id(), key.updateId());
    }

    RowKey key() {
        return key;
    }

    long chat() {
        return chat;
    }

    /** Of memory, roughly. */
    int bytes() {
        return bytes;
    }

    /** Stored calls that Telegram has taken, or never will. */
    int position() {
        return position;
    }

    boolean isSent() {
        return position >= calls.size();
    }

    BotCall next() {
        return instead.isEmpty() ? calls.get(position) : instead.element();
    }

    /** The key that its message is shown under; such a reply has one call. */
    Optional<ShownKey> shownKey() {
        return calls.isEmpty()
                ? Optional.empty()
                : calls.getFirst().shownAs().map(as -> new ShownKey(as.plugin(), bot.number(), chat, as.key()));
    }

    /** Whether it is known in place of which message it goes; asked once, as that message may prove to be gone. */
    boolean isPlaced() {
        return placed;
    }

    /** @param edit goes out instead, where there is such a message */
    void placed(Optional<BotCall> edit) {
        placed = true;
        edit.ifPresent(call -> replaceNext(List.of(call)));
    }

    List<BotCall> calls() {
        return calls;
    }

    /** The next call has been made, or never will be; its fallbacks are not needed. */
    void taken() {
        tries = 0;
        instead.poll();
        if (instead.isEmpty()) {
            position += 1 + calls.get(position).fallbacks();
        }
    }

    /** The fallbacks of the next call go out in its place. */
    void fallBack() {
        tries = 0;
        instead.clear();
        position++;
    }

    /** Sends these instead of the next call. */
    void replaceNext(List<BotCall> calls) {
        instead.poll();
        calls.reversed().forEach(instead::addFirst);
    }

    /** Telegram would not take one of its calls in any form; the first reason counts. */
    void refused(String reason) {
        refusal = refusal == null ? reason : refusal;
        if (position >= unsentTo) {
            unsentTo = position + 1 + calls.get(position).fallbacks();
            unsent.addAll(calls.subList(position, unsentTo));
        }
    }

    /** Nothing more of it can be sent. */
    void unreachable(String reason) {
        refusal = reason;
        unsent.addAll(calls.subList(Math.max(position, unsentTo), calls.size()));
    }

    /** What of it Telegram would not take, or null. */
    UnsentNote unsent(String code) {
        return !hasUnsent() ? null : new UnsentNote(origin.author(), code, CallFrames.encode(unsent));
    }

    /** Whether its files may still be wanted. */
    boolean hasUnsent() {
        return !unsent.isEmpty() && !origin.author().equals(BROADCAST);
    }

    /** Why it is not whole, or null. */
    String refusal() {
        return refusal;
    }

    /** Whether this is the first time that its user has to be told. */
    boolean tell() {
        boolean first = !told;
        told = true;
        return first;
    }

    /** Counts a failed try and gives their number. */
    int failed(long now) {
        if (tries == 0) {
            firstTryNanos = now;
        }
        return ++tries;
    }

    /** Whether the next call has not failed yet. */
    boolean isFresh() {
        return tries == 0;
    }

    /** When the next call failed for the first time, on the loop's clock. */
    long firstTryNanos() {
        return firstTryNanos;
    }
}
