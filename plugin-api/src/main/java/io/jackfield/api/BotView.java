package io.jackfield.api;

import io.jackfield.api.chat.Bot;
import java.time.ZoneId;

/**
 * A bot that uses the plugin, seen outside of a request: from a scheduled job, a model provider, a web endpoint. Keep
 * it for as long as the plugin is loaded and use it from any thread; each answer is what the bot's files say at that
 * moment.
 */
public interface BotView {
    Bot bot();

    /**
     * The plugin's configuration with what this bot sets differently laid over it, as {@code request.config()} has it.
     */
    PluginConfig config();

    /**
     * A text of the plugin, in the bot's wording where it has one.
     *
     * @param language two-letter code of the reader, such as {@link #language()} or that of a {@code Person}
     * @throws JackfieldException with {@link StandardError#NOT_FOUND} when no file has the key
     */
    String text(String language, String key, Object... arguments);

    /** The language of users who have none: a two-letter code. */
    String language();

    /** The time zone in which days begin for users who have chosen none. */
    ZoneId timeZone();

    /** The time zone in which this user's days begin: the one they chose, else the bot's. Blocks. */
    ZoneId timeZone(long userId);
}
