package io.jackfield.lib.openai;

import io.jackfield.api.llm.Completion.Finish;

/**
 * Takes apart an answer into which a model has written its thoughts, between tags, because its server leaves that to
 * whoever reads it. Tags count at the beginning of the answer and of a later line outside of code; where a template has
 * begun the thoughts by itself only the tag that ends them comes. Of one thread.
 */
final class ThoughtTags {
    private static final Markers OPENING = new Markers(
            "<think>",
            "<thinking>",
            "<thought>",
            "<thoughts>",
            "<reasoning>",
            "<seed:think>",
            "[THINK]",
            "◁think▷",
            "<|begin_of_thought|>",
            "<|START_THINKING|>");
    private static final Markers CLOSING = new Markers(
            "</think>",
            "</thinking>",
            "</thought>",
            "</thoughts>",
            "</reasoning>",
            "</seed:think>",
            "[/THINK]",
            "◁/think▷",
            "<|end_of_thought|>",
            "<|END_THINKING|>");
    private static final String FIRST_UNITS = "<[◁";
    /** What stands before a tag that is only spoken of. */
    private static final String MENTIONING = "\"'«“„‘(:";

    private final Parts parts;
    private final StringBuilder held = new StringBuilder();
    /** What is an answer after all when the thoughts do not end. */
    private final StringBuilder doubtful = new StringBuilder();

    private CodeWatch code = new CodeWatch();
    private HarmonyText harmony;
    private Place place = Place.BEGIN;
    private char passed;
    private boolean expectsThoughts;
    private boolean doubts;
    private boolean thoughtBefore;
    private boolean thoughtBegun;
    private boolean tagSeen;
    private boolean endsOnly;

    /** @param expectsThoughts whether the last answer of this model began with thoughts that no tag announced */
    ThoughtTags(Parts parts, boolean expectsThoughts) {
        this.parts = parts;
        this.expectsThoughts = expectsThoughts;
    }

    /** What hears of the parts. */
    interface Parts {
        void said(String text);

        void thought(String text);

        /** All that was said so far were thoughts. */
        void wasThought();
    }

    /** What the text at a place is. */
    private enum Place {
        BEGIN,
        THOUGHT,
        ANSWER
    }

    /**
     * The server tells thoughts and answer apart by itself: only what stands at the beginning is taken for a tag then.
     */
    void thoughtsComeApart() {
        tagSeen = true;
        expectsThoughts = false;
    }

    /** Whether thoughts came that no tag had announced. */
    boolean endsOnly() {
        return endsOnly;
    }

    void take(String piece) {
        if (harmony != null) {
            harmony.take(piece);
            return;
        }
        held.append(piece);
        while (!held.isEmpty() && step()) {
            // goes on with what is left
        }
    }

    /** Nothing more comes, because the answer has broken off. */
    void flush() {
        String rest = held.toString();
        held.setLength(0);
        if (harmony != null) {
            harmony.end();
        } else if (place == Place.THOUGHT) {
            think(rest);
        } else if (place == Place.ANSWER || !(rest.isBlank() && thoughtBefore)) {
            parts.said(rest);
        }
    }

    /** Nothing more comes, because the answer is finished. */
    void end(Finish finish) {
        flush();
        if (place == Place.THOUGHT && doubts && finish != Finish.LENGTH) {
            endsOnly = false;
            parts.said(doubtful.toString());
        }
    }

    /** Takes what can be told from the beginning of what is held; false when it takes more to tell. */
    private boolean step() {
        return switch (place) {
            case BEGIN -> begin();
            case THOUGHT -> think();
            case ANSWER -> answer();
        };
    }

    private boolean begin() {
        int at = 0;
        while (at < held.length() && Character.isWhitespace(held.charAt(at))) {
            at++;
        }
        if (at == held.length()) {
            return false;
        }
        int opened = OPENING.endAt(held, at);
        int closed = CLOSING.endAt(held, at);
        int channel = HarmonyText.endOfBegin(held, at);
        if (opened >= 0) {
            enterThoughts(opened, false);
            return true;
        }
        if (closed >= 0) {
            held.delete(0, closed);
            thoughtBefore = true;
            return true;
        }
        if (channel >= 0 && !thoughtBefore) {
            harmony = new HarmonyText(parts);
            harmony.take(held.substring(at));
            held.setLength(0);
            return false;
        }
        if (opened == Markers.UNDECIDED || closed == Markers.UNDECIDED || channel == Markers.UNDECIDED) {
            return false;
        }
        if (expectsThoughts && !tagSeen && !thoughtBefore) {
            endsOnly = true;
            enterThoughts(0, true);
            return true;
        }
        held.delete(0, thoughtBefore ? at : 0);
        place = Place.ANSWER;
        return true;
    }

    private boolean think() {
        for (int at = 0; at < held.length(); at++) {
            int end = FIRST_UNITS.indexOf(held.charAt(at)) < 0 ? Markers.NONE : CLOSING.endAt(held, at);
            if (end == Markers.UNDECIDED) {
                think(cut(at));
                return false;
            }
            if (end >= 0) {
                think(held.substring(0, at));
                leaveThoughts(end);
                return true;
            }
        }
        think(cut(held.length()));
        return false;
    }

    private boolean answer() {
        for (int at = 0; at < held.length(); at++) {
            char unit = held.charAt(at);
            if (FIRST_UNITS.indexOf(unit) >= 0 && !code.inSpan()) {
                int opened = OPENING.endAt(held, at);
                int closed = CLOSING.endAt(held, at);
                boolean mayBeMention = closed == held.length() && isAfterGap();
                if (opened == Markers.UNDECIDED || closed == Markers.UNDECIDED || mayBeMention) {
                    parts.said(cut(at));
                    return false;
                }
                if (opened >= 0 && opensHere()) {
                    parts.said(cut(at));
                    enterThoughts(opened - at, true);
                    return true;
                }
                if (closed >= 0 && closesHere(held.charAt(Math.min(closed, held.length() - 1)))) {
                    endsOnly = true;
                    parts.wasThought();
                    thoughtBegun = true;
                    think(held.substring(0, at));
                    leaveThoughts(closed);
                    return true;
                }
                tagSeen = tagSeen || opened >= 0;
            }
            code.pass(unit);
            passed = unit;
        }
        parts.said(cut(held.length()));
        return false;
    }

    private boolean opensHere() {
        return code.atLineStart() && !code.inFence();
    }

    /**
     * Not in an answer that speaks of such tags, in the middle of a line as words are. Thoughts may leave a fence open,
     * so what begins a line counts there.
     */
    private boolean closesHere(char next) {
        boolean stands = code.atLineStart() || (!code.inFence() && (next == '\n' || !isAfterGap()));
        return stands && !tagSeen && !thoughtBefore;
    }

    private boolean isAfterGap() {
        return !code.atLineStart() && (Character.isWhitespace(passed) || MENTIONING.indexOf(passed) >= 0);
    }

    /** @param doubtfully whether they are an answer when nothing ends them */
    private void enterThoughts(int end, boolean doubtfully) {
        doubts = doubtfully;
        doubtful.setLength(0);
        if (doubtfully) {
            doubtful.append(held, 0, end);
        } else {
            tagSeen = true;
        }
        held.delete(0, end);
        thoughtBegun = false;
        place = Place.THOUGHT;
    }

    private void leaveThoughts(int end) {
        held.delete(0, end);
        doubts = false;
        thoughtBefore = true;
        code = new CodeWatch();
        place = Place.BEGIN;
    }

    private void think(String text) {
        if (doubts) {
            doubtful.append(text);
        }
        String shown = thoughtBegun ? text : text.stripLeading();
        thoughtBegun = thoughtBegun || !shown.isEmpty();
        parts.thought(shown);
    }

    private String cut(int to) {
        String text = held.substring(0, to);
        held.delete(0, to);
        return text;
    }
}
