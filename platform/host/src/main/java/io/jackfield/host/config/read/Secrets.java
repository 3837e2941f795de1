package io.jackfield.host.config.read;

import java.util.regex.Pattern;

/** Knows which values must not be shown, and hides them. */
public final class Secrets {
    static final String HIDDEN = "***";

    private static final Pattern NAME =
            Pattern.compile("token|key|secret|password|credential|dsn", Pattern.CASE_INSENSITIVE);
    /** Named like a secret but counts or times something: {@code maxTokens}, {@code firstTokenTimeout}. */
    private static final Pattern MEASURE = Pattern.compile("max\\w*tokens|\\w+timeout", Pattern.CASE_INSENSITIVE);

    private static final Pattern URL_LOGIN = Pattern.compile("(://)\\S*@");
    private static final Pattern BOT_TOKEN = Pattern.compile("\\d{5,}:[A-Za-z0-9_-]{30,}");

    private Secrets() {}

    /** Whether a key or an environment variable of this name holds a secret. */
    public static boolean named(String name) {
        return NAME.matcher(name).find() && !MEASURE.matcher(name).matches();
    }

    /** The text without the login of a URL and without bot tokens. */
    static String hideIn(String text) {
        String withoutLogin = URL_LOGIN.matcher(text).replaceAll("$1" + HIDDEN + "@");
        return BOT_TOKEN.matcher(withoutLogin).replaceAll(HIDDEN);
    }
}
