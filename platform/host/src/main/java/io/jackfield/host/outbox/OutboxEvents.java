package io.jackfield.host.outbox;

import io.jackfield.host.telegram.ServedBot;

/** What others want to know of sending: metrics and the people desk. Called on the core loop. */
public interface OutboxEvents {
    void sent(ServedBot bot);

    void rateLimited(ServedBot bot);

    void refused(ServedBot bot);

    /** Telegram does not know the bot's token any more; said again with each try. */
    void tokenRevoked(ServedBot bot, String words);

    /** It knows it again. */
    void accepted(ServedBot bot);

    /** The user has blocked the bot, or the chat is gone. */
    void unreachable(ServedBot bot, long chat);
}
