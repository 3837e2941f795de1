package io.jackfield.host.outbox;

import io.jackfield.host.store.RowKey;

/**
 * Keys of stored replies of one chat, first in, first out; two numbers each, because there may be hundreds of
 * thousands.
 */
final class StoredKeys {
    private static final int NUMBERS = 2;
    private static final int BYTES_SHIFT = 1;
    private static final int DAY_SHIFT = 33;

    private final int bot;
    private final long sinceNanos = System.nanoTime();
    private long[] numbers = new long[NUMBERS];
    private int start;
    private int end;

    StoredKeys(int bot) {
        this.bot = bot;
    }

    void add(RowKey key, int bytes, boolean owed) {
        if (end == numbers.length) {
            makeRoom();
        }
        numbers[end++] = ((long) key.day() << DAY_SHIFT) | ((long) bytes << BYTES_SHIFT) | (owed ? 1 : 0);
        numbers[end++] = key.updateId();
    }

    private void makeRoom() {
        int kept = end - start;
        long[] room = start > kept ? numbers : new long[kept + kept / 2 / NUMBERS * NUMBERS + NUMBERS];
        System.arraycopy(numbers, start, room, 0, kept);
        numbers = room;
        start = 0;
        end = kept;
    }

    /** When its first one came, by {@link System#nanoTime()}. */
    long sinceNanos() {
        return sinceNanos;
    }

    boolean isEmpty() {
        return start == end;
    }

    /** The first one's. */
    RowKey key() {
        return new RowKey((int) (numbers[start] >>> DAY_SHIFT), bot, numbers[start + 1]);
    }

    int bytes() {
        return (int) (numbers[start] >>> BYTES_SHIFT);
    }

    boolean owed() {
        return (numbers[start] & 1) != 0;
    }

    void remove() {
        start += NUMBERS;
    }
}
