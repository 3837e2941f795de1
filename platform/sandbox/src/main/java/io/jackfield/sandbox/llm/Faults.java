package io.jackfield.sandbox.llm;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers lined up for the next requests, one each, whatever they ask. */
public final class Faults {
    private final Queue<Script> waiting = new ConcurrentLinkedQueue<>();

    Faults() {}

    /** The next request gets {@code script}, after those already lined up. */
    public Faults next(Script script) {
        return next(1, script);
    }

    /** The next {@code count} requests get {@code script}, after those already lined up. */
    public Faults next(int count, Script script) {
        for (int i = 0; i < count; i++) {
            waiting.add(script);
        }
        return this;
    }

    Optional<Script> take() {
        return Optional.ofNullable(waiting.poll());
    }

    void clear() {
        waiting.clear();
    }
}
