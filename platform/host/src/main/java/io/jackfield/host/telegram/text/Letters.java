package io.jackfield.host.telegram.text;

/**
 * Signs of Markdown that are meant as letters. While a text is parsed each of them is a noncharacter of Unicode, which
 * no text brings along ({@link PlainText#wellFormed}) and which means nothing to the parser; whatever is shown is
 * restored.
 */
final class Letters {
    /** Stands between a style's mark and a punctuation character that would keep the mark from meaning anything. */
    static final char JOINER = '\uFDEF';

    private static final char FIRST = '\uFDD0';
    private static final String SIGNS = "*_~|\\$[]`";

    private Letters() {}

    static boolean isReserved(char c) {
        return c >= FIRST && c <= JOINER;
    }

    /** What stands for a sign; every other character stands for itself. */
    static char of(char sign) {
        int index = SIGNS.indexOf(sign);
        return index < 0 ? sign : (char) (FIRST + index);
    }

    /** The text as its reader should see it. */
    static String restored(String text) {
        int at = 0;
        while (at < text.length() && !isReserved(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length()).append(text, 0, at);
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!isReserved(c)) {
                whole.append(c);
            } else if (c - FIRST < SIGNS.length()) {
                whole.append(SIGNS.charAt(c - FIRST));
            }
        }
        return whole.toString();
    }
}
