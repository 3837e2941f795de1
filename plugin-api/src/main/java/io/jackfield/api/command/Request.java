package io.jackfield.api.command;

import io.jackfield.api.Experimental;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.memory.Dialogue;
import io.jackfield.api.memory.Memory;
import io.jackfield.api.memory.Preferences;
import java.time.ZoneId;
import java.util.Map;

/**
 * What every call of a handler comes with. Use it on the calling thread, until the handler returns.
 *
 * <p>Writes through {@link #memory()}, {@link #preferences()} and {@link #dialogue()} are seen by later reads of the
 * same call at once and stored together with the reply.
 */
public interface Request {
    /**
     * Tells this update apart from any other of this host, and is the same for every try of it, also after the host was
     * killed: an idempotence key for tables of the plugin's own, which are not written together with the reply. Up to
     * 64 characters.
     */
    String key();

    Bot bot();

    Chat chat();

    Person sender();

    /** The plugin's configuration with what this bot sets differently laid over it. */
    PluginConfig config();

    /** A text of the plugin in the sender's language, in the bot's wording where it has one. */
    String text(String key, Object... arguments);

    /** Small values of this plugin about this sender in this chat. */
    Memory memory();

    /** What this sender has chosen, and small values about them, which all plugins of this bot share. */
    Preferences preferences();

    /** The time zone in which the sender's days begin and times are written: the one they chose, else the bot's. */
    ZoneId timeZone();

    /** The dialogue with a model in this chat, shared by all plugins of this bot. */
    Dialogue dialogue();

    /**
     * Starts an answer that the user watches growing; the deadline of the call becomes the longer one for streams.
     * Asking again gives the same one.
     */
    LiveText live();

    /**
     * The bytes of a file from this bot's chats, at most 20 MB.
     *
     * @throws io.jackfield.api.JackfieldException with {@code REQUEST_REJECTED} when it is too large or gone
     */
    byte[] download(IncomingFile file);

    /**
     * Records that something happened: in this bot, done by the sender. Stored together with the reply, and not at all
     * when the handler fails. Up to 100 in one request.
     *
     * @param event its name, as {@link io.jackfield.api.event.Event} has it
     */
    @Experimental
    void record(String event, Map<String, String> facts);

    /** This chat as the address for a later message. */
    default Recipient recipient() {
        return new Recipient(bot().id(), chat().id(), chat().thread());
    }
}
