package io.jackfield.host.telegram;

import io.jackfield.api.chat.Bot;
import io.jackfield.host.config.BotConfig;
import java.util.function.Supplier;

/**
 * A bot that this host serves.
 *
 * @param number stands for its id in the tables
 * @param info what Telegram's getMe says of it
 * @param botUserId Telegram's user id of the bot, to know replies to it
 * @param access where and with which token it is called
 * @param settings its configuration, which can change while it is served
 */
public record ServedBot(int number, Bot info, long botUserId, ApiAccess access, Supplier<BotConfig> settings) {
    /** Its configuration as it is now. */
    public BotConfig config() {
        return settings.get();
    }

    public String id() {
        return info.id();
    }

    public String token() {
        return access.token();
    }

    /** Without the token: objects end up in logs. */
    @Override
    public String toString() {
        return "bot " + info.id();
    }
}
