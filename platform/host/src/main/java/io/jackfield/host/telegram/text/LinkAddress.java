package io.jackfield.host.telegram.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The addresses that Telegram takes for links. It refuses a whole message for one that it does not take ("entity URL …
 * is invalid", "Wrong HTTP URL"), so this errs on the strict side.
 */
public final class LinkAddress {
    /** In UTF-16 units. */
    public static final int LONGEST = 2_048;

    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LABEL = 63;

    private static final Pattern SCHEME = Pattern.compile("(?i)(https?|tg|ton|tonsite)://");
    private static final Pattern TELEGRAM = Pattern.compile("[A-Za-z0-9_-]{1,64}/?(?:\\?.*+)?");
    private static final Pattern USER_INFO = Pattern.compile("[\\w.!$&'()*+,;=:%~-]*+");
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]*+");
    private static final Pattern IP_NUMBER = Pattern.compile("25[0-5]|2[0-4]\\d|1?\\d?\\d");

    private LinkAddress() {}

    /** Whether a link, or a button, may lead there. */
    public static boolean isUsable(String address) {
        if (address.length() > LONGEST) {
            return false;
        }
        for (int at = 0; at < address.length(); at += Character.charCount(address.codePointAt(at))) {
            if (isForbidden(address.codePointAt(at))) {
                return false;
            }
        }
        var scheme = SCHEME.matcher(address);
        if (!scheme.lookingAt()) {
            return isMail(address);
        }
        String rest = address.substring(scheme.end());
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "http", "https" -> isWeb(rest);
            default -> TELEGRAM.matcher(rest).matches();
        };
    }

    /** White space, control characters and halves of characters. */
    private static boolean isForbidden(int c) {
        if (c > ' ' && c < 127) {
            return c == '<' || c == '>' || c == '"';
        }
        return c <= ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE;
    }

    private static boolean isMail(String address) {
        int at = address.indexOf('@');
        return address.regionMatches(true, 0, "mailto:", 0, 7) && at > 7 && isHost(endOfAuthority(address, at + 1));
    }

    private static boolean isWeb(String rest) {
        String authority = endOfAuthority(rest, 0);
        int user = authority.lastIndexOf('@');
        if (user >= 0 && !USER_INFO.matcher(authority.substring(0, user)).matches()) {
            return false;
        }
        String place = authority.substring(user + 1);
        int colon = place.indexOf(':');
        return colon < 0 ? isHost(place) : isHost(place.substring(0, colon)) && isPort(place.substring(colon + 1));
    }

    /** What stands before the path, the question or the fragment. */
    private static String endOfAuthority(String text, int from) {
        int end = from;
        while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '\\' ? "" : text.substring(from, end);
    }

    private static boolean isPort(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= HIGHEST_PORT;
    }

    /** A name with a dot in it, or four numbers; Telegram knows no others, such as {@code localhost}. */
    private static boolean isHost(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String[] labels = name.split("\\.", -1);
        if (labels.length < 2 || name.length() > LONGEST_HOST) {
            return false;
        }
        for (String label : labels) {
            if (label.length() > LONGEST_LABEL || !LABEL.matcher(label).matches() || label.endsWith("-")) {
                return false;
            }
        }
        String last = labels[labels.length - 1];
        boolean numeric = last.chars().allMatch(c -> c >= '0' && c <= '9');
        return numeric ? isIp(labels) : last.codePointCount(0, last.length()) >= 2;
    }

    private static boolean isIp(String[] numbers) {
        for (String number : numbers) {
            if (!IP_NUMBER.matcher(number).matches()) {
                return false;
            }
        }
        return numbers.length == 4;
    }
}
