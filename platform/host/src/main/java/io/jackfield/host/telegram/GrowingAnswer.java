package io.jackfield.host.telegram;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.llm.TextSink;
import java.util.Optional;

/** An answer as it grows: what is written, what was thought, and what is being done. From any thread. */
public final class GrowingAnswer implements TextSink {
    /** Of what is thought only the latest is ever shown. */
    private static final int THOUGHTS_KEPT = 2_000;

    private final StringBuilder written = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private Optional<Doing> doing = Optional.empty();
    private int changes;
    private int begunAnew;

    /** What the model does at the moment. */
    public record Doing(Activity activity, String detail) {
        public Doing {
            requireNonNull(activity, "activity");
            detail = detail.strip();
        }
    }

    /**
     * What there is at one moment.
     *
     * @param written from a place on that was asked for
     * @param thoughts the latest of them
     */
    record View(String written, String thoughts, Optional<Doing> doing) {}

    @Override
    public synchronized void append(String piece) {
        if (!piece.isEmpty()) {
            written.append(piece);
            doing = Optional.empty();
            changes++;
        }
    }

    @Override
    public synchronized void think(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        thoughts.append(piece);
        if (thoughts.length() > 2 * THOUGHTS_KEPT) {
            thoughts.delete(0, thoughts.length() - THOUGHTS_KEPT);
        }
        doing = Optional.of(new Doing(Activity.THINKING, ""));
        changes++;
    }

    @Override
    public synchronized void wasThought() {
        written.setLength(0);
        begunAnew++;
        changes++;
    }

    @Override
    public synchronized void progress(Activity activity, String detail) {
        Optional<Doing> now = Optional.of(new Doing(activity, detail));
        if (!doing.equals(now)) {
            doing = now;
            changes++;
        }
    }

    /** Everything written so far. */
    public synchronized String text() {
        return written.toString();
    }

    /** Whether there is nothing to read yet: an empty draft and the sign that somebody is typing say as much. */
    public synchronized boolean isQuiet() {
        boolean bare = doing.filter(now ->
                        now.activity() != Activity.THINKING || !now.detail().isEmpty())
                .isEmpty();
        return written.isEmpty() && thoughts.isEmpty() && bare;
    }

    /** Grows with everything that can be seen; 0 when there is nothing yet. */
    public synchronized int changes() {
        return changes;
    }

    /** How often what was written turned out to be thought. */
    synchronized int begunAnew() {
        return begunAnew;
    }

    synchronized View view(int from) {
        return new View(written.substring(Math.min(from, written.length())), thoughts.toString(), doing);
    }
}
