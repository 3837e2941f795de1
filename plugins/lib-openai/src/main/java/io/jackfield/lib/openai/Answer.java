package io.jackfield.lib.openai;

import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.TextSink;

/**
 * Tells thoughts from the answer wherever they come, and remembers what the user has seen: a failure means something
 * else afterwards, and what the service says again and again is passed on once. Of one thread.
 */
final class Answer implements TextSink, ThoughtTags.Parts {
    private final TextSink user;
    private final ThoughtTags tags;
    private final WholeCharacters pieces = new WholeCharacters();
    private final WholeCharacters thoughts = new WholeCharacters();
    private Activity activity;
    private boolean begun;

    Answer(TextSink user) {
        this(user, false);
    }

    /** @param expectsThoughts as for {@link ThoughtTags} */
    Answer(TextSink user, boolean expectsThoughts) {
        this.user = user;
        tags = new ThoughtTags(this, expectsThoughts);
    }

    @Override
    public void append(String piece) {
        if (!piece.isEmpty()) {
            tags.take(pieces.of(piece));
        }
    }

    @Override
    public void think(String piece) {
        if (!piece.isEmpty()) {
            tags.thoughtsComeApart();
            thought(thoughts.of(piece));
        }
    }

    @Override
    public void progress(Activity now, String detail) {
        activity = now;
        user.progress(now, detail);
    }

    @Override
    public void said(String text) {
        if (!text.isEmpty()) {
            begun = true;
            user.append(text);
        }
    }

    @Override
    public void thought(String text) {
        if (!text.isEmpty()) {
            thinking();
            begun = true;
            user.think(text);
        }
    }

    @Override
    public void wasThought() {
        user.wasThought();
    }

    /** Passes on what was held back; nothing more comes. */
    void brokeOff() {
        tags.flush();
    }

    /** The same for an answer that is finished. */
    void ended(Finish finish) {
        tags.end(finish);
    }

    /** Whether it has begun with thoughts that no tag announced. */
    boolean beganWithThoughts() {
        return tags.endsOnly();
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
