package io.jackfield.api;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A failure that only one plugin knows. Operators count it under its code, in {@code errors_total{plugin, error}}, and
 * users read the plugin's own words in place of the host's:
 *
 * <pre>{@code
 * throw new JackfieldException(StandardError.REQUEST_REJECTED, "order 17: the bank declined it")
 *         .as(new PluginError("payment.declined", request.text("declined")));
 * }</pre>
 *
 * @param code two words or more of {@code a-z 0-9 -} with dots between, 64 characters at most; the same for every
 *     failure of its kind, so without numbers or names of users in it. The host counts 20 codes of a plugin one by one
 *     and all others as {@code other.codes}
 * @param userText one sentence in the user's language, 1 to 200 characters: it may come as an alert
 */
public record PluginError(String code, String userText) implements Serializable {
    private static final String CODE = "[a-z0-9-]+(\\.[a-z0-9-]+)+";
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_TEXT = 200;

    public PluginError {
        requireNonNull(code, "code");
        requireNonNull(userText, "userText");
        if (code.length() > LONGEST_CODE || !code.matches(CODE)) {
            throw new IllegalArgumentException("code is '" + code
                    + "'; use two words or more of a-z 0-9 - with dots between, such as payment.declined, 64 characters"
                    + " at most");
        }
        if (userText.isBlank() || userText.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "userText has " + userText.length() + " characters; use 1 to 200 that are not all blank");
        }
    }
}
