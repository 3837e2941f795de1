package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;

/**
 * A row to be journalled: an open update with its payload, or a message that is closed from the start, with its reply.
 *
 * @param dayOfArrival whether the key's day is only that of this delivery, so that another one may lie under the day
 *     before
 * @param payload the update as Telegram sent it, or null
 * @param reply the framed calls to the Bot API, or null
 */
public record NewRow(RowKey key, long chat, boolean dayOfArrival, Buffer payload, Buffer reply) {
    public static NewRow update(RowKey key, long chat, Buffer payload) {
        return new NewRow(key, chat, false, payload, null);
    }

    /** An update without a date of its own. */
    public static NewRow undated(RowKey key, long chat, Buffer payload) {
        return new NewRow(key, chat, true, payload, null);
    }

    public static NewRow message(RowKey key, long chat, Buffer reply) {
        return new NewRow(key, chat, false, null, reply);
    }

    short state() {
        return reply == null ? RowState.OPEN : RowState.CLOSED;
    }
}
