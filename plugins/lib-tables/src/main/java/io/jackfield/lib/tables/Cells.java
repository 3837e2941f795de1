package io.jackfield.lib.tables;

/** Text as a cell of Excel takes it. */
final class Cells {
    private static final int LONGEST = 32_767;

    private Cells() {}

    /** Without the characters that XML has no way to write, and cut where Excel would refuse it. */
    static String text(String text) {
        String clean = text.codePoints().allMatch(Cells::isWritable) ? text : cleaned(text);
        return cut(clean, LONGEST);
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().filter(Cells::isWritable).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isWritable(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= ' ' && character < Character.MIN_SURROGATE
                || character > Character.MAX_SURROGATE && character < 0xFFFE
                || character > 0xFFFF;
    }

    /** Never between the two halves of an emoji. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
