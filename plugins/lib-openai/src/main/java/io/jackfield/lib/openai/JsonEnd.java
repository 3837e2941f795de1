package io.jackfield.lib.openai;

/** Finds the end of a JSON object or array by counting brackets. Fed byte by byte from its first one on. */
final class JsonEnd {
    private int depth;
    private boolean inText;
    private boolean escaped;

    /** Whether this byte is the last one. */
    boolean isReachedBy(byte unit) {
        if (inText) {
            inText = escaped || unit != '"';
            escaped = !escaped && unit == '\\';
            return false;
        }
        switch (unit) {
            case '"' -> inText = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {} // nothing that counts
        }
        return depth <= 0;
    }

    /** Whether there is one whole object or array from {@code from} to {@code to}, and nothing behind it. */
    static boolean isWhole(byte[] bytes, int from, int to) {
        if (from == to || (bytes[from] != '{' && bytes[from] != '[')) {
            return false;
        }
        JsonEnd end = new JsonEnd();
        int at = from;
        while (at < to && !end.isReachedBy(bytes[at])) {
            at++;
        }
        return at == to - 1;
    }
}
