package io.jackfield.host.outbox;

import io.jackfield.host.telegram.ServedBot;
import java.util.ArrayDeque;
import java.util.Deque;

/** The replies of one chat that are in memory: one after the other, one call in flight. Core loop only. */
final class ChatQueue {
    private final BotQueues owner;
    private final long chat;
    private final Deque<OutboxEntry> entries = new ArrayDeque<>(2);
    private int urgent;
    /** Where its first entry waits, as long as all of them can wait. */
    private PushQueue.Place place;

    private boolean begun;
    private boolean probing;

    ChatQueue(BotQueues owner, long chat) {
        this.owner = owner;
        this.chat = chat;
    }

    BotQueues owner() {
        return owner;
    }

    ServedBot bot() {
        return owner.bot();
    }

    int botNumber() {
        return owner.bot().number();
    }

    long chat() {
        return chat;
    }

    /** Whether nobody has given it its turn yet; only once. */
    boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    void add(OutboxEntry entry) {
        entries.add(entry);
        urgent += entry.isUrgent() ? 1 : 0;
    }

    /** The first one, or null. */
    OutboxEntry peek() {
        return entries.peek();
    }

    void remove() {
        urgent -= entries.remove().isUrgent() ? 1 : 0;
    }

    int size() {
        return entries.size();
    }

    /** Whether none of them was asked for just now. */
    boolean canWait() {
        return urgent == 0;
    }

    void waitsAt(PushQueue.Place here) {
        place = here;
    }

    /** Gives up its place in the line; false when it had none. */
    boolean leaveLine() {
        if (place == null) {
            return false;
        }
        place.leave();
        place = null;
        return true;
    }

    /** Its next call finds out whether Telegram can be reached again. */
    void probe() {
        probing = true;
    }

    boolean isProbing() {
        return probing;
    }

    /** The call has come back. */
    void landed() {
        probing = false;
    }
}
