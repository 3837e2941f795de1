package io.jackfield.host.outbox;

import io.jackfield.host.store.RowKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Replies of one bot that are stored and for which memory has no room, or not yet: their keys, in order within each
 * chat, in turns between the chats. About 16 bytes a reply and 130 a chat. Core loop only.
 */
final class Backlog {
    /** Replies read at once. */
    static final int MOST = 100;

    private static final int MOST_OF_A_CHAT = 10;
    private static final long MOST_BYTES = 1 << 20;

    private final SequencedMap<Long, StoredKeys> chats = new LinkedHashMap<>();
    /** Chats in which somebody waits for an answer just now. */
    private final SequencedMap<Long, StoredKeys> hurried = new LinkedHashMap<>();

    /** Chats whose first ones are being read; what comes meanwhile stays behind them. */
    private final Set<Long> underWay = new HashSet<>();

    private int size;

    /**
     * A stored reply that is next.
     *
     * @param chat whose queue it belongs to
     * @param urgent whether somebody waits for it, or for what is behind it
     * @param sinceNanos when the first of its chat began to wait here, by {@link System#nanoTime()}
     */
    record Next(RowKey key, long chat, boolean owed, boolean urgent, long sinceNanos) {}

    /** @param bytes of its calls */
    void add(long chat, RowKey key, int bytes, boolean owed) {
        size++;
        StoredKeys known = hurried.get(chat);
        (known != null ? known : chats.computeIfAbsent(chat, absent -> new StoredKeys(key.bot())))
                .add(key, bytes, owed);
    }

    /** The chat's turn comes before those of others. */
    void hurry(long chat) {
        StoredKeys keys = chats.remove(chat);
        if (keys != null) {
            hurried.put(chat, keys);
        }
    }

    boolean hasHurried() {
        return !hurried.isEmpty();
    }

    /** Whether replies of this chat are stored that have not come into memory. */
    boolean holds(long chat) {
        return chats.containsKey(chat) || hurried.containsKey(chat) || underWay.contains(chat);
    }

    /** How long the first ones wait at {@code now} by {@link System#nanoTime()}, at most; 0 where there are none. */
    long oldestNanos(long now) {
        return Stream.concat(chats.values().stream(), hurried.values().stream())
                .mapToLong(keys -> now - keys.sinceNanos())
                .max()
                .orElse(0);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return chats.isEmpty() && hurried.isEmpty();
    }

    /**
     * Those to be read next, about evenly from the chats; {@link #came} has to follow for all of them.
     *
     * @param ready whether a chat has so few in memory that it wants more
     * @param onlyHurried whether the others get none this time
     */
    List<Next> take(LongPredicate ready, boolean onlyHurried) {
        List<Next> taken = new ArrayList<>();
        long bytes = take(hurried, true, ready, MOST_OF_A_CHAT, taken, 0);
        if (!onlyHurried) {
            int each = Math.clamp(MOST / Math.max(1, chats.size()), 1, MOST_OF_A_CHAT);
            take(chats, false, ready, each, taken, bytes);
        }
        return taken;
    }

    private long take(
            SequencedMap<Long, StoredKeys> from,
            boolean urgent,
            LongPredicate ready,
            int each,
            List<Next> taken,
            long bytesSoFar) {
        long bytes = bytesSoFar;
        for (int turns = from.size(); turns > 0 && taken.size() < MOST && bytes < MOST_BYTES; turns--) {
            Map.Entry<Long, StoredKeys> first = from.pollFirstEntry();
            long chat = first.getKey();
            StoredKeys keys = first.getValue();
            if (ready.test(chat)) {
                underWay.add(chat);
                int until = Math.min(MOST, taken.size() + each);
                while (taken.size() < until && bytes < MOST_BYTES && !keys.isEmpty()) {
                    bytes += keys.bytes();
                    taken.add(new Next(keys.key(), chat, keys.owed(), urgent || keys.owed(), keys.sinceNanos()));
                    keys.remove();
                }
            }
            if (!keys.isEmpty()) {
                from.putLast(chat, keys);
            }
        }
        return bytes;
    }

    /** They are in memory now, or there is nothing to be sent of them. */
    void came(List<Next> taken) {
        size -= taken.size();
        underWay.clear();
    }

    /** Forgets what is stored for a chat and gives the keys. */
    List<Next> drop(long chat) {
        List<Next> dropped = new ArrayList<>();
        StoredKeys keys = chats.containsKey(chat) ? chats.remove(chat) : hurried.remove(chat);
        while (keys != null && !keys.isEmpty()) {
            dropped.add(new Next(keys.key(), chat, keys.owed(), false, keys.sinceNanos()));
            keys.remove();
        }
        size -= dropped.size();
        return dropped;
    }
}
