package io.jackfield.lib.openai;

/**
 * An answer of gpt-oss as the model writes it, when its server does not take it apart: messages with a channel each, of
 * which only {@code final} is for the user.
 */
final class HarmonyText {
    private static final Markers CHANNEL = new Markers("<|channel|>");
    private static final Markers MESSAGE = new Markers("<|message|>");
    private static final Markers OTHERS =
            new Markers("<|end|>", "<|start|>", "<|return|>", "<|call|>", "<|constrain|>");
    private static final int LONGEST_NAME = 200;

    private final ThoughtTags.Parts parts;
    private final StringBuilder held = new StringBuilder();
    private final StringBuilder name = new StringBuilder();
    private Place place = Place.BETWEEN;

    HarmonyText(ThoughtTags.Parts parts) {
        this.parts = parts;
    }

    /** What the text at a place is. */
    private enum Place {
        BETWEEN,
        NAME,
        THOUGHT,
        ANSWER
    }

    /** Whether an answer that begins like this is one. */
    static int endOfBegin(CharSequence text, int from) {
        int end = CHANNEL.endAt(text, from);
        return end == Markers.NONE ? OTHERS.endAt(text, from) : end;
    }

    void take(String piece) {
        held.append(piece);
        int from = 0;
        int at = 0;
        while (at < held.length()) {
            if (held.charAt(at) != '<') {
                at++;
                continue;
            }
            int end = markerAt(at);
            if (end == Markers.UNDECIDED) {
                break;
            }
            if (end == Markers.NONE) {
                at++;
                continue;
            }
            pass(held.substring(from, at));
            enter(at);
            from = end;
            at = end;
        }
        pass(held.substring(from, at));
        held.delete(0, at);
    }

    /** Nothing more comes. */
    void end() {
        pass(held.toString());
        held.setLength(0);
    }

    private int markerAt(int at) {
        int end = endOfBegin(held, at);
        int message = MESSAGE.endAt(held, at);
        return message == Markers.NONE ? end : message >= 0 ? message : end >= 0 ? end : Markers.UNDECIDED;
    }

    private void enter(int marker) {
        if (CHANNEL.endAt(held, marker) >= 0) {
            name.setLength(0);
            place = Place.NAME;
        } else if (MESSAGE.endAt(held, marker) >= 0) {
            place = name.toString().strip().startsWith("final") ? Place.ANSWER : Place.THOUGHT;
        } else if (place != Place.NAME) {
            place = Place.BETWEEN;
        }
    }

    private void pass(String text) {
        switch (place) {
            case BETWEEN -> {} // who speaks: always the model
            case NAME -> name.append(text, 0, Math.min(text.length(), LONGEST_NAME));
            case THOUGHT -> parts.thought(text);
            case ANSWER -> parts.said(text);
        }
    }
}
