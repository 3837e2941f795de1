package io.jackfield.host.telegram.text;

/** The short way past the parser for text that Markdown would leave as it is. */
final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** True only if no character could mean anything to Markdown; some harmless texts get a false, too. */
    static boolean hasNoMarkup(String text) {
        char last = '\n';
        char lastButOne = '\n';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isMarkup(c) || (last == '\n' && startsBlock(c)) || (c == '\n' && isDropped(lastButOne, last))) {
                return false;
            }
            lastButOne = last;
            last = c;
        }
        return true;
    }

    private static boolean isDropped(char lastButOne, char last) {
        return last == ' ' || (last == '\n' && lastButOne == '\n');
    }

    private static boolean isMarkup(char c) {
        return switch (c) {
            case '*', '_', '`', '[', '<', '&', '\\', '|', '~' -> true;
            default -> c < ' ' && c != '\n';
        };
    }

    private static boolean startsBlock(char c) {
        return switch (c) {
            case '#', '+', '-', '=', '>', ' ' -> true;
            default -> c >= '0' && c <= '9';
        };
    }

    /**
     * Puts U+FFFD where half of a surrogate pair stands alone and for the noncharacters that we use ourselves, and
     * leaves out a half that waits for its second one.
     */
    static String wellFormed(String text) {
        int bad = firstBad(text);
        if (bad < 0) {
            return text;
        }
        if (bad == text.length() - 1 && Character.isHighSurrogate(text.charAt(bad))) {
            return text.substring(0, bad);
        }
        StringBuilder clean = new StringBuilder(text);
        for (int i = bad; i < clean.length(); i++) {
            if (isBad(clean, i)) {
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBad(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBad(CharSequence text, int i) {
        return Letters.isReserved(text.charAt(i)) || isLone(text, i);
    }

    private static boolean isLone(CharSequence text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
