package io.jackfield.host.turn;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.Texts;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Person;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ServedBot;

/**
 * One call of one handler for one update.
 *
 * @param key of the update's journal row
 * @param sender with the language that they chose in the bot
 * @param owner the handler: the plugin's id, and a suffix where the plugin has several handlers
 * @param plugin the plugin's id
 * @param endsConversation whether an open conversation in this chat is over with it: another command was given
 * @param config the plugin's configuration with the bot's laid over it
 * @param texts the plugin's texts with the bot's wording laid over them
 * @param address where the reply goes
 */
public record Turn(
        ServedBot bot,
        RowKey key,
        Chat chat,
        Person sender,
        String owner,
        String plugin,
        Action action,
        boolean endsConversation,
        PluginConfig config,
        Texts texts,
        ReplyAddress address) {}
