package io.jackfield.sandbox.telegram;

/** Where the message stands that bots know only by its {@code inline_message_id}. */
record InlineMessage(BotAccount bot, Room room, long messageId) {}
