package io.jackfield.host.telegram.text;

/**
 * Lines such as {@code [label]: address}, which Markdown never shows. Where no link can be made of one it is made
 * words, as is a footnote, so that its reader can see it.
 */
final class Definitions {
    private static final String BEFORE = " \t>*+-0123456789.)";
    private static final int LONGEST_LABEL = 999;

    private Definitions() {}

    /** @param line where a line begins */
    static void shield(String source, char[] shielded, int line) {
        int open = line;
        while (open < source.length() && BEFORE.indexOf(source.charAt(open)) >= 0) {
            open++;
        }
        int close = open < source.length() && source.charAt(open) == '[' ? endOfLabel(source, open + 1) : -1;
        if (close < 0) {
            return;
        }
        boolean footnote = source.charAt(open + 1) == '^';
        if (footnote || !LinkAddress.isUsable(address(source, close + 2))) {
            shielded[open] = Letters.of('[');
        }
    }

    /** Where the bracket is that ends the label of a definition; -1 when this is none. */
    private static int endOfLabel(String source, int begin) {
        int limit = Math.min(source.length() - 1, begin + LONGEST_LABEL);
        for (int i = begin; i < limit; i++) {
            switch (source.charAt(i)) {
                case '\\' -> i++;
                case '[', '\n' -> {
                    return -1;
                }
                case ']' -> {
                    return i > begin && source.charAt(i + 1) == ':' ? i : -1;
                }
                default -> {}
            }
        }
        return -1;
    }

    private static String address(String source, int from) {
        int begin = from;
        int lineEnds = 0;
        while (begin < source.length() && Whitespace.is(source.charAt(begin)) && lineEnds < 2) {
            lineEnds += source.charAt(begin) == '\n' ? 1 : 0;
            begin++;
        }
        int end = begin;
        while (end < source.length() && end - begin <= LinkAddress.LONGEST && !Whitespace.is(source.charAt(end))) {
            end++;
        }
        String word = source.substring(begin, end);
        return word.startsWith("<") && word.endsWith(">") ? word.substring(1, word.length() - 1) : word;
    }
}
