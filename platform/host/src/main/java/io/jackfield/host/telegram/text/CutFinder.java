package io.jackfield.host.telegram.text;

import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Finds the best place to end a part: after a paragraph, a line, a sentence or a word, in this order of preference, as
 * long as the part does not get too short by it; else between two characters as a reader counts them.
 */
final class CutFinder {
    private static final String SENTENCE_ENDS = ".!?…";
    private static final String WIDE_SENTENCE_ENDS = "。！？";
    private static final String CLOSERS = "\"'»”’)]";

    /** How far a character of many code points, such as a family emoji, may reach beyond the window. */
    private static final int LOOK_AHEAD = 64;

    private final String text;
    /** Positions inside of code blocks. */
    private final BitSet code = new BitSet();
    /** Positions inside of what a reader wants in one piece: links and code among words. */
    private final BitSet pieces = new BitSet();
    /** Positions behind a line that is bold as a whole, as headings are. */
    private final BitSet headings = new BitSet();

    CutFinder(FormattedText whole) {
        text = whole.text();
        for (TextEntity entity : whole.entities()) {
            switch (entity.type()) {
                case TextEntity.PRE -> code.set(entity.offset() + 1, entity.end());
                case TextEntity.TEXT_LINK, TextEntity.CODE -> pieces.set(entity.offset() + 1, entity.end());
                case TextEntity.BOLD ->
                    headings.set(entity.end(), Whitespace.lineStart(text, 0, entity.offset()) == entity.offset());
                default -> {
                    // May go on in the next part.
                }
            }
        }
    }

    /** Answers the end of the part: after {@code start}, at most {@code end}, with something visible before it. */
    int find(int start, int end) {
        int visible = Whitespace.skip(text, start, end) + 1;
        int third = Math.max(visible, start + (end - start) / 3);
        int half = Math.max(visible, start + (end - start) / 2);
        int cut = last(third, end, this::endsParagraph);
        cut = cut > 0 ? cut : last(half, end, this::endsLine);
        cut = cut > 0 ? cut : last(half, end, this::endsSentence);
        cut = cut > 0 ? cut : last(visible, end, at -> endsWord(at) && !pieces.get(at));
        cut = cut > 0 ? cut : last(visible, end, this::endsWord);
        return cut > 0 ? cut : betweenCharacters(start, visible, end);
    }

    private static int last(int from, int to, IntPredicate fits) {
        for (int at = to; at >= from; at--) {
            if (fits.test(at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean endsParagraph(int at) {
        return endsLine(at) && at + 1 < text.length() && text.charAt(at + 1) == '\n' && !code.get(at);
    }

    private boolean endsLine(int at) {
        return text.charAt(at) == '\n' && !pieces.get(at) && !headings.get(at);
    }

    private boolean endsWord(int at) {
        return Whitespace.is(text.charAt(at));
    }

    private boolean endsSentence(int at) {
        if (WIDE_SENTENCE_ENDS.indexOf(text.charAt(at - 1)) >= 0) {
            return true;
        }
        if (!endsWord(at)) {
            return false;
        }
        int last = at - 1;
        while (last > 0 && CLOSERS.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return SENTENCE_ENDS.indexOf(text.charAt(last)) >= 0 && !code.get(at) && !pieces.get(at);
    }

    private int betweenCharacters(int start, int visible, int end) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(start, Math.min(text.length(), end + LOOK_AHEAD)));
        int cut = start + characters.preceding(end - start + 1);
        if (cut >= visible) {
            return cut;
        }
        boolean insidePair =
                Character.isLowSurrogate(text.charAt(end)) && Character.isHighSurrogate(text.charAt(end - 1));
        return insidePair && end - 1 >= visible ? end - 1 : end;
    }
}
