package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;

/**
 * A row to be journalled: an open update with its payload, or a message that is closed from the start, with its reply.
 *
 * @param payload the update as Telegram sent it, or null
 * @param reply the framed calls to the Bot API, or null
 */
public record NewRow(RowKey key, long chat, Buffer payload, Buffer reply) {
    public static NewRow update(RowKey key, long chat, Buffer payload) {
        return new NewRow(key, chat, payload, null);
    }

    public static NewRow message(RowKey key, long chat, Buffer reply) {
        return new NewRow(key, chat, null, reply);
    }

    short state() {
        return reply == null ? RowState.OPEN : RowState.CLOSED;
    }
}
