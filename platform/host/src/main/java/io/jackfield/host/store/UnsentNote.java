package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;

/**
 * What of a reply Telegram would not take, for its letter.
 *
 * @param plugin whose message it was, or empty where nobody knows any more
 * @param code the same for the same kind of refusal
 * @param calls those that were not taken, framed; null for everything that the row still holds
 */
public record UnsentNote(String plugin, String code, Buffer calls) {
    /** Telegram would not take it in any form. */
    public static final String REFUSED = "TELEGRAM_REFUSED";

    /** Nothing reaches the chat. */
    public static final String UNREACHABLE = "CHAT_UNREACHABLE";
}
