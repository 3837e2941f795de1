package io.jackfield.host.telegram.text;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds formulas as models write them, {@code \( \)}, {@code \[ \]}, {@code $ $} and {@code $$ $$}, and writes them so
 * that they come through: Markdown alone would take their backslashes away and their underscores for italics.
 */
final class Formulas {
    private final String source;
    private final boolean asDollars;
    private final boolean partial;
    private final StringBuilder out = new StringBuilder();
    /** Where each mark comes next, so that one which never comes is not looked for again and again. */
    private final Map<String, Integer> marks = new HashMap<>();

    private final CodeFinder code;
    private int at;

    private Formulas(String source, boolean asDollars, boolean partial) {
        this.source = source;
        code = new CodeFinder(source);
        this.asDollars = asDollars;
        this.partial = partial;
    }

    /**
     * Formulas as Markdown code, which shows them as they are and lets them be copied.
     *
     * @param partial whether one that is still open at the end counts as one
     */
    static String asCode(String markdown, boolean partial) {
        return mayHoldFormulas(markdown) ? new Formulas(markdown, false, partial).rewritten() : markdown;
    }

    /** All formulas between dollars, as rich messages know them. */
    static String asDollars(String markdown) {
        return mayHoldFormulas(markdown) ? new Formulas(markdown, true, false).rewritten() : markdown;
    }

    private static boolean mayHoldFormulas(String markdown) {
        return markdown.indexOf('$') >= 0 || markdown.contains("\\(") || markdown.contains("\\[");
    }

    private String rewritten() {
        while (at < source.length()) {
            int behindCode = code.skip(at);
            if (behindCode > at) {
                copyTo(behindCode);
                continue;
            }
            switch (source.charAt(at)) {
                case '\\' -> afterBackslash();
                case '$' -> afterDollar();
                default -> copyTo(at + 1);
            }
        }
        return out.toString();
    }

    private void copyTo(int end) {
        int to = Math.min(end, source.length());
        out.append(source, at, to);
        at = to;
    }

    /** The first {@code mark} from there on, -1 when there is none. Asked from left to right. */
    private int next(String mark, int from) {
        Integer known = marks.get(mark);
        if (known == null || (known >= 0 && known < from)) {
            known = source.indexOf(mark, from);
            marks.put(mark, known);
        }
        return known;
    }

    private void afterBackslash() {
        char opened = at + 1 < source.length() ? source.charAt(at + 1) : 0;
        if (opened == '(') {
            formula("\\)", false);
        } else if (opened == '[') {
            formula("\\]", true);
        } else {
            copyTo(at + 2);
        }
    }

    private void afterDollar() {
        int run = CodeFinder.runEnd(source, at) - at;
        if (run == 2) {
            formula("$$", true);
        } else if (run == 1 && closingDollar() > 0) {
            write(source.substring(at + 1, closingDollar()), closingDollar() + 1, false);
        } else {
            copyTo(at + run);
        }
    }

    /** Where the formula behind a single dollar ends; -1 when it is the sign of a currency or a variable. */
    private int closingDollar() {
        boolean behindWord = at > 0 && Character.isLetterOrDigit(source.charAt(at - 1));
        boolean beforeSpace = at + 1 >= source.length() || Whitespace.is(source.charAt(at + 1));
        int end = next("$", at + 1);
        int line = next("\n", at);
        if (behindWord || beforeSpace || end < 0 || (line >= 0 && line < end)) {
            return -1;
        }
        boolean spaceBefore = Whitespace.is(source.charAt(end - 1));
        boolean wordBehind = end + 1 < source.length() && Character.isLetterOrDigit(source.charAt(end + 1));
        boolean dollarBehind = end + 1 < source.length() && source.charAt(end + 1) == '$';
        return spaceBefore || wordBehind || dollarBehind ? -1 : end;
    }

    private void formula(String closer, boolean display) {
        int begin = at + 2;
        int limit = code.paragraphEnd(at);
        int end = next(closer, begin);
        boolean closed = end >= 0 && end < limit;
        boolean open = !closed && partial && limit == source.length();
        String content = closed ? source.substring(begin, end) : open ? source.substring(begin) : "";
        if (content.isBlank() && open) {
            at = source.length();
        } else if (content.isBlank() || (closer.equals("\\]") && !looksLikeMaths(content))) {
            copyTo(begin);
        } else {
            write(content, closed ? end + closer.length() : source.length(), display);
        }
    }

    /** Brackets with a backslash before them may be just that, as in a list of sources. */
    private static boolean looksLikeMaths(String content) {
        return content.indexOf('\n') >= 0 || content.chars().anyMatch(c -> "\\^_=+{}<>*/".indexOf(c) >= 0);
    }

    private void write(String content, int end, boolean display) {
        if (asDollars) {
            String mark = display ? "$$" : "$";
            out.append(mark).append(content.strip()).append(mark);
        } else if (display && standsAlone(end)) {
            block(content);
        } else {
            inline(content);
        }
        at = end;
    }

    private boolean standsAlone(int end) {
        return indentation() != null
                && (end == source.length() || source.charAt(end) == '\n' || source.startsWith("\r\n", end));
    }

    /** The white space in front on the line; null when there are words. */
    private String indentation() {
        int start = at;
        while (start > 0 && source.charAt(start - 1) != '\n') {
            if (!Character.isWhitespace(source.charAt(start - 1))) {
                return null;
            }
            start--;
        }
        return source.substring(start, at);
    }

    private void block(String content) {
        String indentation = indentation();
        out.append("```latex\n");
        content.strip()
                .lines()
                .forEach(line -> out.append(indentation).append(line.strip()).append('\n'));
        out.append(indentation).append("```");
    }

    private void inline(String content) {
        String line = oneLine(content.strip());
        String ticks = "`".repeat(longestTicks(line) + 1);
        String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
        out.append(ticks).append(pad).append(line).append(pad).append(ticks);
    }

    /** Line ends become spaces, with the white space and the marks of quotes around them. */
    private static String oneLine(String content) {
        if (content.indexOf('\n') < 0) {
            return content;
        }
        return content.lines()
                .map(line -> line.substring(quoteMarks(line)).strip())
                .filter(line -> !line.isEmpty())
                .collect(joining(" "));
    }

    private static int quoteMarks(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == '>' || Whitespace.is(line.charAt(at)))) {
            at++;
        }
        return at;
    }

    private static int longestTicks(String line) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
