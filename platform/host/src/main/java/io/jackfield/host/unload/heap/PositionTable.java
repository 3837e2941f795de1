package io.jackfield.host.unload.heap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Finds the position of an id in the file. Keeps positions only, eight bytes each, and reads the ids from the file;
 * lies outside of the heap.
 */
final class PositionTable {
    private static final ValueLayout.OfLong SLOT = ValueLayout.JAVA_LONG;
    private static final long SEEN = Long.MIN_VALUE;

    private final HprofFile file;
    private final MemorySegment slots;
    private final long mask;

    /** @param count how many will be added at most */
    PositionTable(HprofFile file, Arena arena, long count) {
        this.file = file;
        long capacity = Long.highestOneBit(Math.max(8, count * 3 / 2)) * 2;
        mask = capacity - 1;
        slots = arena.allocate(SLOT, capacity);
    }

    void add(long position) {
        slots.setAtIndex(SLOT, slotOf(file.int64(position)), position);
    }

    /** Where the id stands at the head of its record; 0 when it is nowhere. */
    long find(long id) {
        return slots.getAtIndex(SLOT, slotOf(id)) & ~SEEN;
    }

    /** As {@link #find}, but 0 when it was asked for before. */
    long findNew(long id) {
        long slot = slotOf(id);
        long position = slots.getAtIndex(SLOT, slot);
        if (position <= 0) {
            return 0;
        }
        slots.setAtIndex(SLOT, slot, position | SEEN);
        return position;
    }

    void forgetSeen() {
        for (long slot = 0; slot <= mask; slot++) {
            slots.setAtIndex(SLOT, slot, slots.getAtIndex(SLOT, slot) & ~SEEN);
        }
    }

    private long slotOf(long id) {
        long hash = id * 0x9E3779B97F4A7C15L;
        long slot = (hash ^ hash >>> 32) & mask;
        while (true) {
            long position = slots.getAtIndex(SLOT, slot) & ~SEEN;
            if (position == 0 || file.int64(position) == id) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
    }
}
