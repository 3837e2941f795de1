package io.jackfield.api.chat;

/**
 * The bot that a request came to.
 *
 * @param id the name of its file in {@code config/bots}
 * @param username Telegram's, without {@code @}
 * @param name what users see
 */
public record Bot(String id, String username, String name) {
    /** A link that opens the bot and sends {@code /start payload}. Payload: up to 64 of A-Z a-z 0-9 _ and -. */
    public String deepLink(String payload) {
        if (!payload.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("payload is '" + payload + "'; use 1 to 64 of A-Z a-z 0-9 _ -");
        }
        return "https://t.me/" + username + "?start=" + payload;
    }
}
