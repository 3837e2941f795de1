package io.jackfield.sandbox.telegram;

import java.util.ArrayList;
import java.util.List;

/** The pinned messages of one chat. Used under the world's lock. */
final class RoomPins {
    private final List<Long> pinned = new ArrayList<>();

    /** Ids, the one pinned last first. */
    List<Long> newestFirst() {
        return pinned.reversed();
    }

    /** Whether it was not pinned before. */
    boolean pin(long message) {
        return !pinned.contains(message) && pinned.add(message);
    }

    /** Whether it was pinned. */
    boolean unpin(long message) {
        return pinned.remove(message);
    }

    void clear() {
        pinned.clear();
    }
}
