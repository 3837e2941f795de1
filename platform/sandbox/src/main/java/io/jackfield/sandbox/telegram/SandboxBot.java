package io.jackfield.sandbox.telegram;

import java.util.regex.Pattern;

/**
 * A bot that Telegram knows.
 *
 * @param id short name for tests and the playground, such as {@code helper}
 * @param token digits, a colon and at least three letters, digits, dashes or underscores
 * @param username without {@code @}
 * @param firstName shown above its messages
 */
public record SandboxBot(String id, String token, String username, String firstName) {
    private static final Pattern TOKEN = Pattern.compile("[1-9]\\d{0,14}:[A-Za-z0-9_-]{3,80}");

    public SandboxBot {
        if (!looksLikeToken(token)) {
            throw new IllegalArgumentException(
                    "token of bot " + id + " is malformed; use one such as 1001:sandbox-token");
        }
        if (!username.matches("\\w{3,32}")) {
            throw new IllegalArgumentException("username is '" + username + "'; use 3 to 32 letters, digits or _");
        }
    }

    /** The number by which Telegram knows the bot: the part of the token before the colon. */
    public long telegramId() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    static boolean looksLikeToken(String token) {
        return TOKEN.matcher(token).matches();
    }
}
