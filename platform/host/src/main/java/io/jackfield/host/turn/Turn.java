package io.jackfield.host.turn;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.Texts;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Person;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ServedBot;
import java.util.OptionalInt;

/**
 * One call of one handler for one update.
 *
 * @param sender with the language that they chose in the bot
 * @param handler who is called and for what
 * @param setting what the plugin is set to in the bot
 * @param address where the reply goes
 */
public record Turn(IncomingUpdate update, Person sender, Handler handler, Setting setting, ReplyAddress address) {
    /**
     * Who is called and for what.
     *
     * @param owner the handler: the plugin's id, and a suffix where the plugin has several handlers
     * @param plugin the plugin's id
     * @param endsConversation whether an open conversation in this chat is over with it: another command was given
     */
    public record Handler(String owner, String plugin, Action action, boolean endsConversation) {}

    /**
     * What a plugin is set to in a bot.
     *
     * @param config the plugin's configuration with the bot's laid over it
     * @param texts the plugin's texts with the bot's wording laid over them
     */
    public record Setting(PluginConfig config, Texts texts) {}

    /** This turn with the message that shows its answer growing. */
    public Turn withLiveMessage(OptionalInt message) {
        return new Turn(update, sender, handler, setting, address.withLiveMessage(message));
    }

    /** This turn as another plugin sees it, which is not called for it. */
    Turn seenBy(String plugin, Setting other) {
        return new Turn(update, sender, new Handler(plugin, plugin, handler.action(), false), other, address);
    }

    public ServedBot bot() {
        return update.bot();
    }

    /** Of the update's journal row. */
    public RowKey key() {
        return update.key();
    }

    public Chat chat() {
        return update.chat();
    }

    /** See {@link Handler}. */
    public String owner() {
        return handler.owner();
    }

    public String plugin() {
        return handler.plugin();
    }

    public Action action() {
        return handler.action();
    }

    public boolean endsConversation() {
        return handler.endsConversation();
    }

    /** See {@link Setting}. */
    public PluginConfig config() {
        return setting.config();
    }

    public Texts texts() {
        return setting.texts();
    }
}
