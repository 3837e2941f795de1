package io.jackfield.host.telegram;

import io.jackfield.api.chat.Bot;
import io.jackfield.host.config.BotConfig;

/**
 * A bot that this host serves.
 *
 * @param number stands for its id in the tables
 * @param info what Telegram's getMe says of it
 * @param botUserId Telegram's user id of the bot, to know replies to it
 * @param access where and with which token it is called
 */
public record ServedBot(int number, Bot info, long botUserId, ApiAccess access, BotConfig config) {
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
