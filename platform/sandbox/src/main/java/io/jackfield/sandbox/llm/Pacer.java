package io.jackfield.sandbox.llm;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves every answer of one event loop forward from a single timer, which runs only while there is something to move. A
 * late tick sends all tokens that have become due as one buffer, so thousands of streams slow down gracefully.
 */
final class Pacer {
    private static final long TICK_MILLIS = 5;

    private final Vertx vertx;
    private final List<Generation> running = new ArrayList<>();
    private long timer = -1;

    Pacer(Vertx vertx) {
        this.vertx = vertx;
    }

    void start(Generation generation) {
        long now = System.nanoTime();
        generation.begin(now);
        if (!generation.advance(now)) {
            return;
        }
        running.add(generation);
        if (timer < 0) {
            timer = vertx.setPeriodic(TICK_MILLIS, id -> tick());
        }
    }

    private void tick() {
        long now = System.nanoTime();
        running.removeIf(generation -> !generation.advance(now));
        if (running.isEmpty()) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
    }
}
