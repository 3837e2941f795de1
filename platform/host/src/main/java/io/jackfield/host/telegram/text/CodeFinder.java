package io.jackfield.host.telegram.text;

import java.util.HashMap;
import java.util.Map;

/** Finds code in Markdown without parsing it, asked from left to right: what is in it means nothing else. */
final class CodeFinder {
    private static final String BLANK_LINE = "\n\n";

    private final String source;
    /** The runs of backticks: where the next one begins behind each. */
    private final Map<Integer, Integer> following = new HashMap<>();

    private int blankLine = -1;

    CodeFinder(String source) {
        this.source = source;
    }

    /** The end of the code block or code span that begins at {@code at}, or {@code at} when none does. */
    int skip(int at) {
        int end = isLineStart(at) ? CodeFences.endOfBlock(source, at) : at;
        return end == at && source.charAt(at) == '`' ? afterTicks(at) : end;
    }

    /** Whether what lies between is no code but backticks that have no partner. */
    boolean isUnpaired(int at, int end) {
        boolean fence = isLineStart(at) && CodeFences.endOfBlock(source, at) > at;
        return !fence && source.charAt(at) == '`' && runEnd(source, at) == end;
    }

    /** Where the paragraph ends that {@code at} is in. */
    int paragraphEnd(int at) {
        if (blankLine < at) {
            int found = source.indexOf(BLANK_LINE, at);
            blankLine = found < 0 ? source.length() : found;
        }
        return blankLine;
    }

    private boolean isLineStart(int at) {
        return at == 0 || source.charAt(at - 1) == '\n';
    }

    /** Behind the span, or behind the backticks when they have no partner. */
    private int afterTicks(int at) {
        int begin = runEnd(source, at);
        int limit = paragraphEnd(at);
        for (int i = nextTicks(begin); i >= 0 && i < limit; i = nextTicks(runEnd(source, i))) {
            if (runEnd(source, i) - i == begin - at) {
                return runEnd(source, i);
            }
        }
        return begin;
    }

    private int nextTicks(int from) {
        return following.computeIfAbsent(from, begin -> source.indexOf('`', begin));
    }

    /** Behind the last of the equal characters that begin at {@code start}. */
    static int runEnd(CharSequence text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == text.charAt(start)) {
            end++;
        }
        return end;
    }
}
