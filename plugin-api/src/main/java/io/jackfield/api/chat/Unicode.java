package io.jackfield.api.chat;

/**
 * Cuts of text at the borders of its characters. Java counts UTF-16 units, of which an emoji has two: a half of it is
 * refused by model services and by stores.
 */
public final class Unicode {
    private static final char REPLACEMENT = '\ufffd';

    private Unicode() {}

    /** The beginning: at most so many UTF-16 units, zero or more, and no half of a character at its end. */
    public static String first(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, most > 0 && isInside(text, most) ? most - 1 : most);
    }

    /** The end: at most so many UTF-16 units, zero or more, and no half of a character at its beginning. */
    public static String last(String text, int most) {
        int from = Math.max(0, text.length() - most);
        return text.substring(from > 0 && isInside(text, from) ? from + 1 : from);
    }

    /** The same text with a replacement character for each half whose other half is missing. */
    public static String wellFormed(String text) {
        int at = halfFrom(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text);
        for (; at >= 0; at = halfFrom(text, at + 1)) {
            whole.setCharAt(at, REPLACEMENT);
        }
        return whole.toString();
    }

    /** The first lone half at or after this place, where a character begins; -1 when there is none. */
    private static int halfFrom(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            if (Character.isLowSurrogate(unit) || i + 1 == text.length() || !isInside(text, i + 1)) {
                return i;
            }
            i++;
        }
        return -1;
    }

    private static boolean isInside(String text, int at) {
        return at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
