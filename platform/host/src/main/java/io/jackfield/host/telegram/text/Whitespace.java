package io.jackfield.host.telegram.text;

/** What Telegram shows as nothing: spaces of all kinds, no-break ones included, and line ends. */
final class Whitespace {
    private Whitespace() {}

    static boolean is(char c) {
        // Most letters are those of ASCII, and each is looked at several times.
        return (c <= ' ' || c > '~') && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** The first visible position from {@code from} on, or {@code end}. */
    static int skip(CharSequence text, int from, int end) {
        int at = from;
        while (at < end && is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The position after the last visible one before {@code end}, or {@code from}. */
    static int endBefore(CharSequence text, int from, int end) {
        int at = end;
        while (at > from && is(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Where the line with {@code at} begins, but not before {@code from}. */
    static int lineStart(CharSequence text, int from, int at) {
        int start = at;
        while (start > from && text.charAt(start - 1) != '\n') {
            start--;
        }
        return start;
    }
}
