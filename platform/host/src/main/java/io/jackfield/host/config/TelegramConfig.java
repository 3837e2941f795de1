package io.jackfield.host.config;

import java.util.Optional;

/**
 * Telegram for all bots: the {@code telegram} section.
 *
 * @param apiUrl base of the Bot API; absent means Telegram's own, or the sandbox in sandbox mode
 * @param publicUrl https base under which Telegram reaches us; without it bots poll
 */
public record TelegramConfig(Optional<String> apiUrl, Optional<String> publicUrl) {
    /** Telegram's own Bot API. */
    public static final String OFFICIAL_API = "https://api.telegram.org";

    public static TelegramConfig from(ConfigSection telegram) {
        return new TelegramConfig(
                telegram.parsed("apiUrl", WebUrls::http), telegram.parsed("publicUrl", WebUrls::https));
    }
}
