package io.jackfield.launcher;

import java.util.regex.Pattern;

/** Takes bot tokens and authorization headers out of what is logged. */
public final class Masking {
    private static final Pattern BOT_TOKEN = Pattern.compile("(bot)?\\d{5,}:[A-Za-z0-9_-]{30,}");
    private static final Pattern BEARER = Pattern.compile("(?i)(bearer )\\S+");

    private Masking() {}

    /** The text without them. */
    public static String mask(String text) {
        String withoutTokens =
                text.indexOf(':') < 0 ? text : BOT_TOKEN.matcher(text).replaceAll("$1***");
        return BEARER.matcher(withoutTokens).replaceAll("$1***");
    }
}
