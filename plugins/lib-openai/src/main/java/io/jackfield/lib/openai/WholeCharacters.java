package io.jackfield.lib.openai;

/**
 * Puts characters together again that a service has cut between two pieces, and leaves out what nobody can show or
 * store.
 */
final class WholeCharacters {
    private static final char NUL = '\0';

    private char half;

    /** As much of this piece, and of what was left of the one before, as is whole. */
    String of(String piece) {
        if (piece.isEmpty()) {
            return piece;
        }
        String text = half == NUL ? piece : half + piece;
        half = NUL;
        char last = text.charAt(text.length() - 1);
        if (Character.isHighSurrogate(last)) {
            half = last;
            text = text.substring(0, text.length() - 1);
        }
        return WellFormed.of(text.indexOf(NUL) < 0 ? text : text.replace("\0", ""));
    }
}
