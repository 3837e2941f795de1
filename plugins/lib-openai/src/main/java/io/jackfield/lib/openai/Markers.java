package io.jackfield.lib.openai;

import java.util.List;

/** Looks for one of a few texts at one place of a text that still grows. */
final class Markers {
    /** None of them is there. */
    static final int NONE = -1;
    /** What is there may become one of them. */
    static final int UNDECIDED = -2;

    private final List<String> texts;

    /** In lower-case letters those that count in any, with capitals those that count as they are. */
    Markers(String... texts) {
        this.texts = List.of(texts);
    }

    /** Where the one ends that begins at {@code from}, or {@link #NONE}, or {@link #UNDECIDED}. */
    int endAt(CharSequence text, int from) {
        int end = NONE;
        for (String marker : texts) {
            int same = commonLength(marker, text, from);
            if (same == marker.length()) {
                return from + same;
            }
            if (from + same == text.length()) {
                end = UNDECIDED;
            }
        }
        return end;
    }

    private static int commonLength(String marker, CharSequence text, int from) {
        int length = 0;
        while (length < marker.length()
                && from + length < text.length()
                && isSame(marker.charAt(length), text.charAt(from + length))) {
            length++;
        }
        return length;
    }

    private static boolean isSame(char wanted, char given) {
        return wanted == given || wanted == Character.toLowerCase(given);
    }
}
