package io.jackfield.host.telegram.text;

import static java.lang.Character.isLetterOrDigit;
import static org.commonmark.text.Characters.isPunctuationCodePoint;
import static org.commonmark.text.Characters.isWhitespaceCodePoint;

import java.util.Arrays;

/**
 * Lets styles begin and end beside punctuation, as in {@code **注意：**请} or {@code **Важно:**дальше}. CommonMark wants a
 * space there, which many languages do not have. A {@link Letters#JOINER} takes the punctuation's place beside the
 * mark; whether there is a style is still up to the parser.
 */
final class Flanking {
    private static final String MARKS = "*_~|";
    private static final int LONGEST = 3;

    private final String source;
    private final CodeFinder code;
    private final StringBuilder out;
    /** How many runs are open, for each mark and length. */
    private final int[][] open = new int[MARKS.length()][LONGEST + 1];
    /** Where in {@link #out} the last underscores stand that opened a style and have no style inside; -1 for none. */
    private int underscores = -1;

    private int underscoresLength;

    private int at;
    private int paragraph;

    private Flanking(String source) {
        this.source = source;
        code = new CodeFinder(source);
        out = new StringBuilder(source.length() + 16);
    }

    static String joined(String markdown) {
        return new Flanking(markdown).joined();
    }

    private String joined() {
        while (at < source.length()) {
            int behindCode = code.skip(at);
            if (behindCode > at) {
                copyTo(behindCode);
                continue;
            }
            char c = source.charAt(at);
            if (c == '\\') {
                copyTo(Math.min(at + 2, source.length()));
            } else if (MARKS.indexOf(c) >= 0) {
                marks(MARKS.indexOf(c));
            } else {
                copyTo(at + 1);
            }
        }
        return out.toString();
    }

    private void copyTo(int end) {
        out.append(source, at, end);
        at = end;
    }

    private void marks(int mark) {
        forgetEarlierParagraphs();
        int end = CodeFinder.runEnd(source, at);
        int length = end - at;
        boolean paired = source.charAt(at) == '~' || source.charAt(at) == '|';
        if (length > LONGEST || paired && length != 2) {
            copyTo(end);
            return;
        }
        int before = at == 0 ? '\n' : source.codePointBefore(at);
        int behind = end == source.length() ? '\n' : source.codePointAt(end);
        boolean leftFlanking = flanks(behind, before);
        boolean rightFlanking = flanks(before, behind);
        boolean isOpen = isOpen(mark, length);
        if (leftFlanking && !rightFlanking && isOpen && mayClose(length, before, behind)) {
            close(mark, length, end);
        } else if (rightFlanking && !leftFlanking && !isOpen && mayOpen(before, behind)) {
            copyTo(end);
            out.append(Letters.JOINER);
            open[mark][length]++;
        } else {
            keep(mark, length, end, leftFlanking, rightFlanking);
        }
    }

    private void forgetEarlierParagraphs() {
        if (at >= paragraph) {
            for (int[] lengths : open) {
                Arrays.fill(lengths, 0);
            }
            underscores = -1;
            paragraph = Math.max(at + 1, code.paragraphEnd(at));
        }
    }

    /** CommonMark's rule for a mark beside {@code inner}. */
    private static boolean flanks(int inner, int outer) {
        return !isWhitespaceCodePoint(inner)
                && (!isPunctuationCodePoint(inner) || isWhitespaceCodePoint(outer) || isPunctuationCodePoint(outer));
    }

    private boolean isOpen(int mark, int length) {
        int[] lengths = open[mark];
        boolean inPieces = length == LONGEST && lengths[1] > 0 && lengths[2] > 0;
        return lengths[length] > 0 || inPieces || length < LONGEST && lengths[LONGEST] > 0;
    }

    /** Behind punctuation and before a word: the end of a style, as one that began before is open. */
    private static boolean mayClose(int length, int before, int behind) {
        int type = Character.getType(before);
        boolean openingBracket = type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
        return !openingBracket && (length > 1 || behind >= 128);
    }

    /** Behind a word and before punctuation: the beginning of a style, where words need no space between them. */
    private static boolean mayOpen(int before, int behind) {
        int type = Character.getType(behind);
        boolean closingBracket = type == Character.END_PUNCTUATION || type == Character.FINAL_QUOTE_PUNCTUATION;
        return before >= 128 && isLetterOrDigit(before) && !closingBracket && MARKS.indexOf(behind) < 0;
    }

    /** Underscores do not end a style before a word at all, so both ends become stars. */
    private void close(int mark, int length, int end) {
        boolean stars = source.charAt(at) == '_';
        if (stars && underscores >= 0 && underscoresLength == length && source.codePointAt(end) >= 128) {
            for (int i = 0; i < length; i++) {
                out.setCharAt(underscores + i, '*');
            }
            out.append(Letters.JOINER).repeat('*', length);
            underscores = -1;
            at = end;
        } else {
            out.append(stars ? "" : String.valueOf(Letters.JOINER));
            copyTo(end);
        }
        open[mark][length] = Math.max(0, open[mark][length] - 1);
    }

    private void keep(int mark, int length, int end, boolean leftFlanking, boolean rightFlanking) {
        boolean underscore = source.charAt(at) == '_';
        if (rightFlanking && isOpen(mark, length)) {
            open[mark][length] = Math.max(0, open[mark][length] - 1);
        } else if (leftFlanking && !(underscore && rightFlanking)) {
            open[mark][length]++;
            underscores = underscore ? out.length() : -1;
            underscoresLength = length;
        }
        copyTo(end);
    }
}
