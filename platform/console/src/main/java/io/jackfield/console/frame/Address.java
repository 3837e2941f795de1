package io.jackfield.console.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Puts addresses together, of pages and of the operators' API, so that names with any characters in them arrive as they
 * are.
 */
public final class Address {
    private final StringBuilder text = new StringBuilder();
    private boolean asked;

    private Address() {}

    /**
     * @param pattern such as {@code /bots/{}/users}
     * @param segments in place of each <code>{}</code>
     */
    public static Address of(String pattern, Object... segments) {
        Address address = new Address();
        int from = 0;
        for (Object segment : segments) {
            int hole = pattern.indexOf("{}", from);
            address.text.append(pattern, from, hole).append(encoded(segment));
            from = hole + 2;
        }
        address.text.append(pattern.substring(from));
        return address;
    }

    public Address with(String parameter, Object value) {
        text.append(asked ? '&' : '?').append(encoded(parameter)).append('=').append(encoded(value));
        asked = true;
        return this;
    }

    /** Nothing where there is no value. */
    public Address with(String parameter, Optional<String> value) {
        value.filter(given -> !given.isBlank()).ifPresent(given -> with(parameter, (Object) given));
        return this;
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
