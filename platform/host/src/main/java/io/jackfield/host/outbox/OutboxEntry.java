package io.jackfield.host.outbox;

import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.ServedBot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A stored reply on its way out, and how far it has come. Core loop only. */
public final class OutboxEntry {
    /** What an entry takes beside its calls, in bytes, roughly. */
    private static final int ITSELF = 400;

    private final ServedBot bot;
    private final RowKey key;
    private final long chat;
    private final List<BotCall> calls;
    private final Origin origin;
    private final int bytes;
    /** What goes out in place of the next call. */
    private final Deque<BotCall> instead = new ArrayDeque<>(0);

    private int position;
    private int tries;
    private long firstTryNanos;
    private String refusal;
    private boolean told;

    /**
     * Where it comes from.
     *
     * @param pusher the plugin whose message it is, when no update asked for it; empty for replies, and for what an earlier
     *     life left behind
     * @param owed whether an update of this life of the process waits for it
     * @param urgent whether it goes before what can wait
     * @param readBack whether it comes from the table
     */
    record Origin(String pusher, boolean owed, boolean urgent, boolean readBack) {}

    /** @param sent calls that Telegram has taken in an earlier life */
    public OutboxEntry(ServedBot bot, RowKey key, long chat, List<BotCall> calls, int sent) {
        this(bot, key, chat, calls, sent, new Origin("", true, true, false));
    }

    OutboxEntry(ServedBot bot, RowKey key, long chat, List<BotCall> calls, int sent, Origin origin) {
        this.bot = bot;
        this.key = key;
        this.chat = chat;
        this.calls = List.copyOf(calls);
        this.origin = origin;
        position = sent;
        bytes = ITSELF + calls.stream().mapToInt(call -> call.json().length()).sum();
    }

    /** A message of a plugin that no update asked for. */
    public static OutboxEntry push(String plugin, ServedBot bot, RowKey key, long chat, List<BotCall> calls) {
        return new OutboxEntry(bot, key, chat, calls, 0, new Origin(plugin, false, false, false));
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

    ServedBot bot() {
        return bot;
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
