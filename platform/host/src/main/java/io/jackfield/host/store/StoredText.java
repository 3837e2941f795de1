package io.jackfield.host.store;

/**
 * Text as PostgreSQL keeps it: without NUL, which it refuses, and without halves of characters, which the way there
 * turns into question marks, so that two names could become one.
 */
public final class StoredText {
    private static final char REPLACEMENT = '\uFFFD';

    private StoredText() {}

    /** Whether it is kept letter for letter. */
    public static boolean isClean(String text) {
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == 0 || Character.isSurrogate(letter) && !isPaired(text, index)) {
                return false;
            }
        }
        return true;
    }

    /** What is kept of it; null stays null. */
    public static String clean(String text) {
        if (text == null || isClean(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (Character.isSurrogate(letter) && !isPaired(text, index)) {
                clean.append(REPLACEMENT);
            } else if (letter != 0) {
                clean.append(letter);
            }
        }
        return clean.toString();
    }

    private static boolean isPaired(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
