package io.jackfield.launcher.spans;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was done for one update so far. Times are those of {@link System#nanoTime()}. From any thread. */
final class Timeline {
    /** Of parts; a plugin may ask a model as often as it likes. */
    private static final int MOST = 100;

    private final long began;
    private final List<Part> parts = new ArrayList<>();
    private long latest;
    private boolean failed;

    /**
     * One step.
     *
     * @param about what was at work
     * @param error its code, or empty
     */
    record Part(String name, long began, long ended, Map<String, String> about, String error) {}

    Timeline(long began) {
        this.began = began;
        latest = began;
    }

    /** A step that begins where the one before it has ended. */
    synchronized void follows(String name, long now) {
        add(new Part(name, latest, now, Map.of(), ""));
    }

    synchronized void add(Part part) {
        latest = part.ended();
        failed |= !part.error().isEmpty();
        if (parts.size() < MOST) {
            parts.add(part);
        }
    }

    long began() {
        return began;
    }

    synchronized long ended() {
        return latest;
    }

    /** Whether any of it went wrong. */
    synchronized boolean isFailed() {
        return failed;
    }

    /** In the order of their ends. */
    synchronized List<Part> parts() {
        return List.copyOf(parts);
    }
}
