package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;
import java.util.Optional;

/**
 * Telegram for all bots: the {@code telegram} section.
 *
 * @param apiUrl base of the Bot API; absent means Telegram's own, or the sandbox in sandbox mode
 * @param publicUrl https base under which Telegram reaches us; without it bots poll
 * @param albumWait how long after a message of an album another one may come
 */
public record TelegramConfig(Optional<String> apiUrl, Optional<String> publicUrl, Duration albumWait) {
    /** Telegram's own Bot API. */
    public static final String OFFICIAL_API = "https://api.telegram.org";

    public static TelegramConfig from(ConfigSection telegram) {
        return new TelegramConfig(
                telegram.parsed("apiUrl", WebUrls::http),
                telegram.parsed("publicUrl", WebUrls::https),
                telegram.duration("albumWait", Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofMillis(700)));
    }
}
