package io.jackfield.host.outbox;

import io.jackfield.host.loop.CoreLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Where messages that can wait (those that no update asked for, and what an earlier life left behind) wait for what the
 * replies of their bot leave of its rate. Replies take their turn at once and so go before all of them; one message of
 * the rate stays free for the next reply. When replies leave nothing, one goes every two seconds all the same. Core
 * loop only.
 */
final class PushQueue {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private final CoreLoop loop;
    private final Governor governor;
    private final Map<Integer, Line> lines = new HashMap<>();

    PushQueue(CoreLoop loop, Governor governor) {
        this.loop = loop;
        this.governor = governor;
    }

    /** One that waits, until it is sent or no longer wants to wait here. */
    static final class Place {
        private final Runnable turn;
        private boolean left;

        private Place(Runnable turn) {
            this.turn = turn;
        }

        /** Gives the place up; its turn will not come. */
        void leave() {
            left = true;
        }
    }

    private static final class Line {
        final Deque<Place> places = new ArrayDeque<>();
        boolean waking;
        /** When the first one came to be the first. */
        long headSince;
    }

    /** Calls {@code turn} when the bot's rate has room; it has to take its turn of the governor then. */
    Place enter(int bot, Runnable turn) {
        Place place = new Place(turn);
        Line line = lines.computeIfAbsent(bot, absent -> new Line());
        if (line.places.isEmpty()) {
            line.headSince = loop.nanoTime();
        }
        line.places.add(place);
        if (!line.waking) {
            line.waking = true;
            // Not before the caller has its place.
            loop.afterThisTurn(() -> advance(bot, line));
        }
        return place;
    }

    private void advance(int bot, Line line) {
        line.waking = false;
        while (!line.places.isEmpty()) {
            long now = loop.nanoTime();
            long patience = line.headSince + PATIENCE_NANOS - now;
            long wait = line.places.peek().left ? 0 : governor.pushWait(bot, now, patience);
            if (wait > 0) {
                line.waking = true;
                loop.later(Duration.ofNanos(wait), () -> advance(bot, line));
                return;
            }
            Place next = line.places.remove();
            if (!next.left) {
                line.headSince = now;
                next.left = true;
                next.turn.run();
            }
        }
    }
}
