package io.jackfield.host.outbox;

import io.jackfield.host.telegram.ServedBot;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All unsent replies of one bot, by chat: those in memory, and the keys of those that are only stored. Core loop only.
 */
final class BotQueues {
    private final ServedBot bot;
    private final BotLink link;
    private final Backlog backlog = new Backlog();
    private final Map<Long, ChatQueue> chats = new HashMap<>();
    private long bytes;
    private int inMemory;
    private int readBack;
    private int owed;
    private boolean reading;

    BotQueues(ServedBot bot, BotLink link) {
        this.bot = bot;
        this.link = link;
    }

    ServedBot bot() {
        return bot;
    }

    BotLink link() {
        return link;
    }

    Backlog backlog() {
        return backlog;
    }

    /** The queue of this chat, made if need be. */
    ChatQueue queue(long chat) {
        return chats.computeIfAbsent(chat, absent -> new ChatQueue(this, chat));
    }

    void forget(ChatQueue queue) {
        chats.remove(queue.chat(), queue);
    }

    /** How many replies of this chat are in memory. */
    int inMemory(long chat) {
        ChatQueue queue = chats.get(chat);
        return queue == null ? 0 : queue.size();
    }

    /** Whether nothing of this chat waits or is on its way. */
    boolean isIdle(long chat) {
        return !chats.containsKey(chat) && !backlog.holds(chat);
    }

    void entered(OutboxEntry entry) {
        inMemory++;
        readBack += entry.wasReadBack() ? 1 : 0;
        bytes += entry.bytes();
    }

    void left(OutboxEntry entry) {
        inMemory--;
        readBack -= entry.wasReadBack() ? 1 : 0;
        bytes -= entry.bytes();
        owed -= entry.isOwed() ? 1 : 0;
    }

    void owe(int replies) {
        owed += replies;
    }

    /** Replies to updates of this life that are not sent yet. */
    int owed() {
        return owed;
    }

    /** Of the replies in memory, those that were read back. */
    int readBack() {
        return readBack;
    }

    /** What the replies in memory take. */
    long bytes() {
        return bytes;
    }

    /** Replies in memory but for those that were read back. */
    int underWay() {
        return inMemory - readBack;
    }

    /** Replies that are not sent yet. */
    int waiting() {
        return inMemory + backlog.size();
    }

    /**
     * How long the reply that waits longest has waited at {@code now} by {@link System#nanoTime()}; 0 where there is
     * none.
     */
    long oldestNanos(long now) {
        return Math.max(
                backlog.oldestNanos(now),
                chats.values().stream()
                        .map(ChatQueue::peek)
                        .filter(Objects::nonNull)
                        .mapToLong(entry -> now - entry.sinceNanos())
                        .max()
                        .orElse(0));
    }

    /** Chats whose first reply in memory has waited for this long at {@code now}, the longest first. */
    List<WaitingChat> waitingLong(long now, Duration atLeast, int most) {
        return chats.values().stream()
                .filter(queue -> queue.peek() != null)
                .map(queue -> new WaitingChat(
                        queue.chat(),
                        queue.size(),
                        Duration.ofNanos(now - queue.peek().sinceNanos())))
                .filter(chat -> chat.since().compareTo(atLeast) >= 0)
                .sorted(Comparator.comparing(WaitingChat::since).reversed())
                .limit(most)
                .toList();
    }

    boolean isReading() {
        return reading;
    }

    void reading(boolean now) {
        reading = now;
    }
}
