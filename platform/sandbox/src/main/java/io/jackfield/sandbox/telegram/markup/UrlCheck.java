package io.jackfield.sandbox.telegram.markup;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What Telegram has against an address in an entity or under a button; for one it refuses the whole message. */
public final class UrlCheck {
    private static final int LONGEST_BYTES = 2_048;
    private static final int HIGHEST_PORT = 65_535;
    private static final String HOST_SIGNS = ".-_!$,~*'();&+=";

    private UrlCheck() {}

    /** The reason as Telegram words it; empty when it takes the address. */
    public static Optional<String> problem(String url) {
        if (url.isEmpty() || url.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of("Wrong HTTP URL");
        }
        String lower = url.toLowerCase(Locale.ROOT);
        for (String scheme : new String[] {"tg:", "ton:", "tonsite:"}) {
            if (lower.startsWith(scheme)) {
                String rest = url.substring(scheme.length());
                return ownScheme(rest.startsWith("//") ? rest.substring(2) : rest, scheme);
            }
        }
        int scheme = firstOf(url, ":/?#@[]", 0);
        if (!url.startsWith("://", scheme)) {
            return web(url);
        }
        String name = lower.substring(0, scheme);
        return name.equals("http") || name.equals("https")
                ? web(url.substring(scheme + 3))
                : Optional.of("Unsupported URL protocol");
    }

    private static Optional<String> ownScheme(String rest, String scheme) {
        String host = rest.substring(0, firstOf(rest, "/?#", 0));
        boolean plain = !host.isEmpty()
                && host.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
        return plain ? Optional.empty() : Optional.of("Wrong " + scheme.replace(":", "") + " URL");
    }

    private static Optional<String> web(String rest) {
        String place = rest.substring(0, firstOf(rest, "/?#", 0));
        int colon = place.length() - 1;
        while (colon > 0 && ":]@".indexOf(place.charAt(colon)) < 0) {
            colon--;
        }
        boolean ported = colon > 0 && place.charAt(colon) == ':';
        if (ported && !isPort(place.substring(colon + 1))) {
            return Optional.of("Wrong port number specified in the URL");
        }
        String named = ported ? place.substring(0, colon) : place;
        return host(named.substring(named.lastIndexOf('@') + 1));
    }

    private static boolean isPort(String digits) {
        boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        String significant = number ? digits.replaceFirst("^0+", "") : "";
        return !significant.isEmpty() && significant.length() <= 5 && Integer.parseInt(significant) <= HIGHEST_PORT;
    }

    private static Optional<String> host(String host) {
        if (host.isEmpty()) {
            return Optional.of("URL host is empty");
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            boolean signs = host.substring(1, host.length() - 1).matches("[0-9A-Fa-f:.]{2,45}");
            boolean address = signs
                    && (host.contains("::")
                            || host.chars().filter(c -> c == ':').count() == 7);
            return address ? Optional.empty() : Optional.of("Wrong IPv6 address specified in the URL");
        }
        if (host.chars().anyMatch(c -> !isHostSign(c))) {
            return Optional.of("Disallowed character in URL host");
        }
        boolean dotted = host.indexOf('.') >= 0 && !host.equals(".") && !host.contains("..");
        return dotted ? Optional.empty() : Optional.of("Wrong HTTP URL");
    }

    /** Letters of all scripts, but no signs such as the dots of an address that was cut. */
    private static boolean isHostSign(int c) {
        return c < 128 ? Character.isLetterOrDigit(c) || HOST_SIGNS.indexOf(c) >= 0 : isLetter(c);
    }

    private static boolean isLetter(int c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate((char) c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static int firstOf(String text, String signs, int from) {
        int at = from;
        while (at < text.length() && signs.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
