package io.jackfield.host.telegram.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How wide a text is in a monospaced font. */
final class Columns {
    private static final Set<UnicodeScript> WIDE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private static final int JOINER = 0x200D;
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF60;

    private Columns() {}

    static int of(String text) {
        int columns = 0;
        int last = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(last)) {
            boolean joined = last == JOINER;
            last = text.codePointAt(at);
            columns += joined ? 0 : width(last);
        }
        return columns;
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        boolean addsNothing = type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || Character.isEmojiModifier(codePoint);
        if (addsNothing) {
            return 0;
        }
        boolean wide = WIDE.contains(UnicodeScript.of(codePoint))
                || Character.isEmojiPresentation(codePoint)
                || codePoint >= FULL_WIDTH_FIRST && codePoint <= FULL_WIDTH_LAST;
        return wide ? 2 : 1;
    }
}
