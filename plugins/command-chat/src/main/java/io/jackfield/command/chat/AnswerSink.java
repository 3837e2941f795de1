package io.jackfield.command.chat;

import io.jackfield.api.command.LiveText;
import io.jackfield.api.llm.TextSink;
import java.util.OptionalInt;

/**
 * What the user sees of an answer that is being written. With a filter, the end of it is held back until it cannot be
 * the beginning of a match any more; at a match the answer ends.
 */
final class AnswerSink implements TextSink {
    private final LiveText live;
    private final Filter filter;
    private final boolean showReasoning;
    private final StringBuilder came = new StringBuilder();
    private final StringBuilder thought = new StringBuilder();
    private int shown;
    private volatile int matched;
    private boolean thinking;
    private Runnable begins;

    /**
     * @param begins runs once, when the first sign of an answer comes: the plan has let the question through by then
     */
    AnswerSink(LiveText live, Settings settings, Runnable begins) {
        this.live = live;
        this.begins = begins;
        filter = settings.answers();
        showReasoning = settings.showReasoning();
    }

    @Override
    public synchronized void append(String piece) {
        begins();
        if (filter.isEmpty()) {
            live.append(piece);
            return;
        }
        if (matched > 0 || piece.isEmpty()) {
            return;
        }
        int from = Math.max(0, came.length() - filter.reach());
        came.append(piece);
        if (rejects(came.substring(from))) {
            return;
        }
        int safe = came.length() - filter.reach();
        if (safe > shown) {
            live.append(came.substring(shown, safe));
            shown = safe;
        }
    }

    @Override
    public synchronized void think(String piece) {
        begins();
        if (!showReasoning) {
            if (!thinking) {
                thinking = true;
                live.progress(Activity.THINKING, "");
            }
            return;
        }
        if (filter.isEmpty()) {
            live.think(piece);
            return;
        }
        int from = Math.max(0, thought.length() - filter.reach());
        thought.append(piece);
        rejects(thought.substring(from));
    }

    @Override
    public synchronized void wasThought() {
        came.setLength(0);
        shown = 0;
        live.wasThought();
    }

    @Override
    public void progress(Activity activity, String detail) {
        live.progress(activity, detail);
    }

    private void begins() {
        Runnable first = begins;
        begins = () -> {};
        first.run();
    }

    /** After a match nobody wants the rest. */
    @Override
    public boolean wanted() {
        return matched == 0;
    }

    private boolean rejects(String window) {
        OptionalInt match = matched > 0 ? OptionalInt.of(matched) : filter.match(window);
        if (match.isPresent() && matched == 0) {
            matched = match.getAsInt();
        }
        return match.isPresent();
    }

    /** The number of what may not be said and was. */
    OptionalInt rejected() {
        return matched == 0 ? OptionalInt.empty() : OptionalInt.of(matched);
    }
}
