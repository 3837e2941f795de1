package io.jackfield.host.outbox;

import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trace.Trace;

/** What others want to know of sending: metrics and the people desk. Called on the core loop. */
public interface OutboxEvents {
    void sent(ServedBot bot);

    /** Telegram has taken a call with files; the answer says how it knows them. */
    void uploaded(BotCall call, ApiAnswer answer);

    /** The last message of an answer was taken, so many nanoseconds after its update had come in. */
    void answered(ServedBot bot, long nanos);

    /**
     * Nothing more of an answer is to be sent.
     *
     * @param since when it began to wait, by {@link System#nanoTime()}
     * @param isWhole whether Telegram has taken all of it
     */
    void ended(Trace update, long since, boolean isWhole);

    void rateLimited(ServedBot bot);

    void refused(ServedBot bot);

    /** Telegram does not know the bot's token any more; said again with each try. */
    void tokenRevoked(ServedBot bot, String words);

    /** It knows it again. */
    void accepted(ServedBot bot);

    /** The user has blocked the bot, or the chat is gone. */
    void unreachable(ServedBot bot, long chat);
}
