package io.jackfield.sandbox.telegram.markup;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character references Telegram knows: four names and every number. Others stay as they are written. */
final class HtmlCharacters {
    private static final Map<String, String> NAMES = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));");

    private HtmlCharacters() {}

    /** Appends what stands at {@code index}, which holds an ampersand, and returns the index behind it. */
    static int appendDecoded(String text, int index, StringBuilder out) {
        Matcher matcher = REFERENCE.matcher(text).region(index, Math.min(text.length(), index + 12));
        if (!matcher.lookingAt()) {
            out.append('&');
            return index + 1;
        }
        if (matcher.group(3) != null) {
            out.append(NAMES.get(matcher.group(3)));
            return matcher.end();
        }
        int code =
                matcher.group(1) != null ? Integer.parseInt(matcher.group(1)) : Integer.parseInt(matcher.group(2), 16);
        if (!Character.isValidCodePoint(code) || code == 0) {
            out.append('&');
            return index + 1;
        }
        out.appendCodePoint(code);
        return matcher.end();
    }

    static String decode(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int index = 0;
        while (index < text.length()) {
            if (text.charAt(index) == '&') {
                index = appendDecoded(text, index, out);
            } else {
                out.append(text.charAt(index++));
            }
        }
        return out.toString();
    }
}
