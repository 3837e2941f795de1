package io.jackfield.host.telegram;

/** Cuts texts without leaving half of a character. */
public final class TextCut {
    private TextCut() {}

    /** The beginning of a text, not through the middle of a surrogate pair. @param most UTF-16 units, 1 or more */
    public static String atMost(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
