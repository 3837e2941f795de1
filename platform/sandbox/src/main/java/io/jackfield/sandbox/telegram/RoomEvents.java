package io.jackfield.sandbox.telegram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Numbers the events of one chat, tells them to observers, and keeps the newest for pages that come back. */
final class RoomEvents {
    private final Room room;
    private final World world;
    private final int kept;
    private final Deque<RoomEvent> newest = new ArrayDeque<>();
    private final List<RoomObserver> observers = new ArrayList<>();
    private long sequence;

    /** @param kept events kept for replay */
    RoomEvents(Room room, World world, int kept) {
        this.room = room;
        this.world = world;
        this.kept = kept;
    }

    void publish(RoomEvent.Kind kind, Object subject) {
        RoomEvent event = new RoomEvent(++sequence, kind, subject);
        if (kept > 0) {
            newest.add(event);
            if (newest.size() > kept) {
                newest.poll();
            }
        }
        if (!observers.isEmpty()) {
            List.copyOf(observers).forEach(observer -> observer.on(room, event));
        }
        world.tellObservers(room, event);
    }

    /** Number of the newest event; zero before the first. */
    long sequence() {
        return sequence;
    }

    /** Events with a greater number, as far as they are kept. */
    List<RoomEvent> after(long seen) {
        return newest.stream().filter(event -> event.sequence() > seen).toList();
    }

    /** Whether {@link #after} would leave some out. */
    boolean hasForgotten(long seen) {
        long oldest = newest.isEmpty() ? sequence + 1 : newest.peek().sequence();
        return seen + 1 < oldest;
    }

    void observe(RoomObserver observer) {
        observers.add(observer);
    }

    void forget(RoomObserver observer) {
        observers.remove(observer);
    }
}
