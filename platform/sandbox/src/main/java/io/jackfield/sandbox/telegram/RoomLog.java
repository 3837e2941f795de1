package io.jackfield.sandbox.telegram;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The messages of one chat: the newest are kept, all are counted. */
final class RoomLog {
    private final int kept;
    private final NavigableMap<Long, SandboxMessage> messages = new TreeMap<>();
    private long nextId = 1;
    private long fromBots;
    private long fromUsers;
    private long edits;
    private long deletions;

    RoomLog(int kept) {
        this.kept = kept;
    }

    long takeId() {
        return nextId++;
    }

    void add(SandboxMessage message) {
        messages.put(message.id(), message);
        if (messages.size() > kept) {
            messages.pollFirstEntry();
        }
        if (message.fromBot()) {
            fromBots++;
        } else {
            fromUsers++;
        }
    }

    void replace(SandboxMessage message) {
        messages.replace(message.id(), message);
        edits++;
    }

    /** Puts a message in the place of the one with its id, without counting it as an edit. */
    void refresh(SandboxMessage message) {
        messages.replace(message.id(), message);
    }

    boolean remove(long id) {
        boolean there = messages.remove(id) != null;
        deletions += there ? 1 : 0;
        return there;
    }

    Optional<SandboxMessage> find(long id) {
        return Optional.ofNullable(messages.get(id));
    }

    Collection<SandboxMessage> all() {
        return messages.values();
    }

    /** Oldest first. */
    Collection<SandboxMessage> after(long id) {
        return messages.tailMap(id, false).values();
    }

    /** Newest first. */
    Collection<SandboxMessage> newestFirst() {
        return messages.descendingMap().values();
    }

    long fromBots() {
        return fromBots;
    }

    long fromUsers() {
        return fromUsers;
    }

    long edits() {
        return edits;
    }

    long deletions() {
        return deletions;
    }
}
