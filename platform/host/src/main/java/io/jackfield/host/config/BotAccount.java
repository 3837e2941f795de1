package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import io.jackfield.host.config.read.Secret;
import java.util.Optional;

/**
 * As whom and where a bot talks to Telegram; counts from the start on.
 *
 * @param token absent means: lives in the sandbox in sandbox mode, else is left out
 * @param apiUrl a Bot API of its own; absent means that of all bots
 * @param username without {@code @}, in the sandbox; with Telegram, BotFather's counts
 */
public record BotAccount(Optional<Secret> token, Optional<String> apiUrl, String username) {
    static BotAccount from(String id, ConfigSection bot) {
        return new BotAccount(
                bot.secret("token"),
                bot.parsed("apiUrl", WebUrls::http),
                bot.matching("username", "[A-Za-z0-9_]{5,32}", "5 to 32 of A-Z a-z 0-9 _, as BotFather takes them")
                        .orElse(id.replace('-', '_') + "_bot"));
    }
}
