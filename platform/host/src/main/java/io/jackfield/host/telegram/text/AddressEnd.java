package io.jackfield.host.telegram.text;

import static java.lang.Character.isLetterOrDigit;

/**
 * Finds where an address among words ends: what closes a sentence, a bracket or a style around it is not part of it.
 */
final class AddressEnd {
    private static final String ENDS = "<>\"`";
    private static final String TRAILING = ".,:;!?'([{";
    private static final String MARKS = "*_~|";

    private final String source;
    private final int begin;
    private final boolean inTable;
    private boolean inPath;
    private int from;
    private int at;
    private int round;
    private int square;

    /** @param begin the first letter of the address */
    AddressEnd(String source, int begin, boolean inTable) {
        this.source = source;
        this.begin = begin;
        this.inTable = inTable;
    }

    /** @param first where its end may be at the earliest */
    int find(int first) {
        return end(first, true);
    }

    /** The same for a path with backslashes, in which they are letters. */
    int ofPath(int first) {
        return end(first, false);
    }

    private int end(int first, boolean escapes) {
        inPath = !escapes;
        from = first;
        at = first;
        while (at < source.length() && goesOn(source.codePointAt(at), escapes)) {
            at += Character.charCount(source.codePointAt(at));
        }
        return trimmed(Math.min(at, source.length()));
    }

    private boolean goesOn(int c, boolean escapes) {
        if (c <= ' ' || ENDS.indexOf(c) >= 0 || Character.isSpaceChar(c) || BareAddresses.endsAddress(c)) {
            return false;
        }
        switch (c) {
            case '(' -> round++;
            case ')' -> round--;
            case '[' -> square++;
            case ']' -> square--;
            case '\\' -> at += escapes && at + 1 < source.length() && !isLetterOrDigit(source.charAt(at + 1)) ? 1 : 0;
            case '*', '_', '~', '|' -> {
                return goesOnBehindMarks();
            }
            default -> {}
        }
        return round >= 0 && square >= 0;
    }

    private boolean goesOnBehindMarks() {
        char mark = source.charAt(at);
        int end = CodeFinder.runEnd(source, at);
        char behind = end < source.length() ? source.charAt(end) : ' ';
        boolean styleAround = begin > 0 && mark != '_' && runBefore(begin, mark) == end - at;
        boolean textBehind =
                mark != '_' && (behind == '(' || behind == '[' || behind >= 128 && isLetterOrDigit(behind));
        if (mark == '|' && inTable || styleAround || textBehind) {
            return false;
        }
        at = end - 1;
        return true;
    }

    private int runBefore(int end, char mark) {
        int start = end;
        while (start > 0 && source.charAt(start - 1) == mark) {
            start--;
        }
        return end - start;
    }

    private int trimmed(int limit) {
        int end = limit;
        while (end > from) {
            char last = source.charAt(end - 1);
            int run = MARKS.indexOf(last) < 0 ? 0 : Math.min(end - from, runBefore(end, last));
            boolean letters = inPath && last == '_' || isSecondOfPair(end - run, last, run);
            if (run > 0 && (runBefore(begin, last) == run || !letters)) {
                end -= run;
            } else if (run == 0 && TRAILING.indexOf(last) >= 0) {
                end--;
            } else {
                return end;
            }
        }
        return end;
    }

    /** Whether there is a first run of these marks inside of the address. */
    private boolean isSecondOfPair(int end, char mark, int run) {
        boolean open = false;
        int i = run > 0 ? from : end;
        while (i < end) {
            if (source.charAt(i) != mark) {
                i++;
                continue;
            }
            int behind = CodeFinder.runEnd(source, i);
            open ^= behind - i == run;
            i = behind;
        }
        return open;
    }
}
