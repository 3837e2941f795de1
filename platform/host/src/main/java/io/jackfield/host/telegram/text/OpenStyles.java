package io.jackfield.host.telegram.text;

/**
 * Finds the style marks in the last words of a stream that have no partner yet, and adds it. Close to CommonMark's own
 * rules but simpler: a wrong guess is gone with the next frame.
 */
final class OpenStyles {
    private final String words;
    /** Opened and not closed, one character for each mark character, innermost last. */
    private final StringBuilder open = new StringBuilder();

    private int at;

    OpenStyles(String words) {
        this.words = words;
    }

    /** The words with every open mark closed and marks left out that nothing follows yet. */
    String closed() {
        while (at < words.length()) {
            char c = words.charAt(at);
            int next = switch (c) {
                case '\\' -> at + 2;
                case '`' -> afterCode();
                case '*', '_', '~', '|' -> afterMarks(c);
                case ']' -> afterLink();
                default -> at + 1;
            };
            if (next < 0) {
                return withClosers(halfDone());
            }
            at = next;
        }
        return withClosers(at > words.length() ? words.substring(0, words.length() - 1) : words);
    }

    /** What to show when the thing at {@link #at} is not complete. */
    private String halfDone() {
        String before = words.substring(0, at);
        return switch (words.charAt(at)) {
            case '`' -> withCode(before);
            case ']' -> withoutBracket(before);
            default -> withoutEmptyStyles(before);
        };
    }

    private String withCode(String before) {
        int begin = runEnd(at);
        int end = words.length();
        while (end > begin && (words.charAt(end - 1) == '`' || Whitespace.is(words.charAt(end - 1)))) {
            end--;
        }
        String ticks = words.substring(at, begin);
        return end == begin ? withoutEmptyStyles(before) : before + ticks + words.substring(begin, end) + ticks;
    }

    private String withoutEmptyStyles(String before) {
        int end = before.length();
        while (end > 0 && !open.isEmpty() && open.charAt(open.length() - 1) == before.charAt(end - 1)) {
            open.setLength(open.length() - 1);
            end--;
        }
        return before.substring(0, end);
    }

    private static String withoutBracket(String before) {
        int bracket = before.lastIndexOf('[');
        int image = bracket > 0 && before.charAt(bracket - 1) == '!' ? 1 : 0;
        return before.substring(0, bracket - image) + before.substring(bracket + 1);
    }

    private String withClosers(String shown) {
        return open.isEmpty() ? shown : shown.stripTrailing() + open.reverse();
    }

    private int afterCode() {
        int end = runEnd(at);
        int length = end - at;
        for (int i = words.indexOf('`', end); i >= 0; i = words.indexOf('`', runEnd(i))) {
            if (runEnd(i) - i == length) {
                return i + length;
            }
        }
        return -1;
    }

    private int afterMarks(char mark) {
        int end = runEnd(at);
        int length = end - at;
        boolean last = end == words.length();
        boolean paired = mark == '~' || mark == '|';
        if (paired && length != 2) {
            return last ? -1 : end;
        }
        int left = closesAfter(mark, last) ? length - closeUpTo(mark, length) : length;
        if (left > 0 && last) {
            return left == length ? -1 : end;
        }
        if (left > 0 && opensBefore(mark, end)) {
            open.repeat(mark, left);
        }
        return end;
    }

    private boolean closesAfter(char mark, boolean last) {
        boolean afterWord = at > 0 && !Whitespace.is(words.charAt(at - 1));
        return afterWord && (mark != '_' || last || !Character.isLetterOrDigit(words.charAt(runEnd(at))));
    }

    private boolean opensBefore(char mark, int end) {
        boolean beforeWord = !Whitespace.is(words.charAt(end));
        boolean insideWord = at > 0 && Character.isLetterOrDigit(words.charAt(at - 1));
        return beforeWord && (!insideWord || mark == '|' || mark == '~');
    }

    /** Closes the innermost open marks of this kind and answers how many characters that took. */
    private int closeUpTo(char mark, int length) {
        int closed = 0;
        while (closed < length && !open.isEmpty() && open.charAt(open.length() - 1) == mark) {
            open.setLength(open.length() - 1);
            closed++;
        }
        return closed;
    }

    /** Behind {@code ](target)}, -1 if the words end in the middle of the target. */
    private int afterLink() {
        if (at + 1 >= words.length() || words.charAt(at + 1) != '(' || words.lastIndexOf('[', at) < 0) {
            return at + 1;
        }
        int depth = 0;
        for (int i = at + 1; i < words.length(); i++) {
            char c = words.charAt(i);
            if (Whitespace.is(c)) {
                return at + 1;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private int runEnd(int start) {
        int end = start;
        while (end < words.length() && words.charAt(end) == words.charAt(start)) {
            end++;
        }
        return end;
    }
}
