package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Where a message goes when no update asked for it.
 *
 * @param bot the bot's id, the name of its file in {@code config/bots}
 * @param chat Telegram's chat id; a user's id for their private chat
 * @param thread the topic inside the chat
 */
public record Recipient(String bot, long chat, OptionalInt thread) {
    public Recipient {
        requireNonNull(bot, "bot");
        requireNonNull(thread, "thread");
    }

    public static Recipient of(String bot, long chat) {
        return new Recipient(bot, chat, OptionalInt.empty());
    }
}
