package io.jackfield.host.wording;

import java.util.regex.Pattern;

/**
 * Keeps secrets of addresses out of what is written down and shown: passwords of their queries and before their host.
 */
public final class MaskedSecrets {
    private static final Pattern QUERY = Pattern.compile(
            "(?i)([?&;][\\w.-]*(?:password|passwd|pwd|pass|token|secret|key|signature|sig|code|credential|auth)[\\w.-]*=)"
                    + "[^&;\\s\"'<>)]+");
    private static final Pattern USER = Pattern.compile("(://[^/\\s:@]*:)[^/\\s@]+@");

    private MaskedSecrets() {}

    /** The text without them. */
    public static String in(String text) {
        if (text.indexOf('=') < 0 && text.indexOf('@') < 0) {
            return text;
        }
        return USER.matcher(QUERY.matcher(text).replaceAll("$1***")).replaceAll("$1***@");
    }
}
