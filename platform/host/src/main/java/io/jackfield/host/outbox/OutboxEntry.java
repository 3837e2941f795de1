package io.jackfield.host.outbox;

import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.ServedBot;
import java.util.ArrayList;
import java.util.List;

/** A stored reply on its way out, and how far it has come. Core loop only. */
public final class OutboxEntry {
    private final ServedBot bot;
    private final RowKey key;
    private final long chat;
    private final List<BotCall> calls;
    private final String pusher;
    private int position;
    private int tries;
    private long firstTryNanos;

    /** @param sent calls that Telegram has taken in an earlier life */
    public OutboxEntry(ServedBot bot, RowKey key, long chat, List<BotCall> calls, int sent) {
        this(bot, key, chat, calls, sent, "");
    }

    private OutboxEntry(ServedBot bot, RowKey key, long chat, List<BotCall> calls, int sent, String pusher) {
        this.pusher = pusher;
        this.bot = bot;
        this.key = key;
        this.chat = chat;
        this.calls = new ArrayList<>(calls);
        position = sent;
    }

    /** A message of a plugin that no update asked for. */
    public static OutboxEntry push(String plugin, ServedBot bot, RowKey key, long chat, List<BotCall> calls) {
        return new OutboxEntry(bot, key, chat, calls, 0, plugin);
    }

    /** Whether no update asked for it; such rows have negative ids, also after a restart. */
    boolean isPush() {
        return key.updateId() < 0;
    }

    /** The plugin that pushed it; empty for replies, and for what an earlier life left behind. */
    String pusher() {
        return pusher;
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

    int position() {
        return position;
    }

    boolean isSent() {
        return position >= calls.size();
    }

    BotCall next() {
        return calls.get(position);
    }

    List<BotCall> calls() {
        return calls;
    }

    /** The next call has been made, or never will be; its fallbacks are not needed. */
    void taken() {
        position += 1 + next().fallbacks();
        tries = 0;
    }

    /** The fallbacks of the next call go out in its place. */
    void fallBack() {
        position++;
        tries = 0;
    }

    /** Sends this instead of the next call. */
    void replaceNext(BotCall call) {
        calls.set(position, call);
    }

    /** Counts a failed try and gives their number. */
    int failed(long now) {
        if (tries == 0) {
            firstTryNanos = now;
        }
        return ++tries;
    }

    /** Nanoseconds since the first failed try of the next call. */
    long failingFor(long now) {
        return now - firstTryNanos;
    }
}
