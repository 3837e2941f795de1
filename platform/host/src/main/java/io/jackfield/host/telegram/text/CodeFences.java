package io.jackfield.host.telegram.text;

/** Finds fenced code blocks in Markdown without parsing it. Takes any indentation, as blocks in lists have some. */
final class CodeFences {
    private static final int SHORTEST = 3;

    private CodeFences() {}

    /** The end of the code block that begins with the line at {@code line}, or {@code line} when none begins there. */
    static int endOfBlock(String source, int line) {
        String fence = fenceAt(source, line);
        if (fence.isEmpty()) {
            return line;
        }
        int closing = closingLine(source, line, fence);
        return closing < 0 ? source.length() : nextLine(source, closing);
    }

    /**
     * The line that opens again the code block in which {@code end} lies; empty when it lies in none.
     *
     * @param from the beginning of a line outside of any code block
     */
    static String openAt(String source, int from, int end) {
        int line = from;
        while (line < end) {
            String fence = fenceAt(source, line);
            if (fence.isEmpty()) {
                line = nextLine(source, line);
                continue;
            }
            int closing = closingLine(source, line, fence);
            if (closing < 0 || closing >= end) {
                return source.substring(line, nextLine(source, line)).strip() + "\n";
            }
            line = nextLine(source, closing);
        }
        return "";
    }

    /** Where the next line begins; the end of the text behind the last. */
    static int nextLine(String source, int at) {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end + 1;
    }

    private static int closingLine(String source, int line, String fence) {
        for (int at = nextLine(source, line); at < source.length(); at = nextLine(source, at)) {
            String marks = source.substring(at, nextLine(source, at)).strip();
            if (marks.length() >= fence.length() && marks.chars().allMatch(c -> c == fence.charAt(0))) {
                return at;
            }
        }
        return -1;
    }

    private static String fenceAt(String source, int line) {
        int begin = line;
        while (begin < source.length() && (source.charAt(begin) == ' ' || source.charAt(begin) == '\t')) {
            begin++;
        }
        int end = begin;
        while (end < source.length() && isMark(source.charAt(end)) && source.charAt(end) == source.charAt(begin)) {
            end++;
        }
        boolean inlineCode = end - begin >= SHORTEST
                && source.charAt(begin) == '`'
                && source.substring(end, nextLine(source, end)).indexOf('`') >= 0;
        return end - begin < SHORTEST || inlineCode ? "" : source.substring(begin, end);
    }

    private static boolean isMark(char c) {
        return c == '`' || c == '~';
    }
}
