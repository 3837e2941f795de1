package io.jackfield.lib.openai;

import io.jackfield.api.llm.TextSink;

/**
 * Remembers what the user has seen: a failure means something else afterwards, and what the service says again and again is
 * passed on once.
 */
final class Answer implements TextSink {
    private final TextSink user;
    private Activity activity;
    private boolean begun;

    Answer(TextSink user) {
        this.user = user;
    }

    @Override
    public void append(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        begun = true;
        user.append(piece);
    }

    @Override
    public void think(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        thinking();
        begun = true;
        user.think(piece);
    }

    @Override
    public void progress(Activity now, String detail) {
        activity = now;
        user.progress(now, detail);
    }

    /** A sign of life from a service that has not begun. */
    void queued() {
        if (!begun && activity == null) {
            progress(Activity.QUEUED, "");
        }
    }

    void thinking() {
        if (!begun && activity != Activity.THINKING) {
            progress(Activity.THINKING, "");
        }
    }

    /** Whether the user has seen a part of the answer, or of the thoughts before it: both are paid for. */
    boolean begun() {
        return begun;
    }
}
