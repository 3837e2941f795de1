package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;

/**
 * The end of an update's way through a plugin: what is sent, what is remembered, and whether it is a dead letter.
 *
 * @param reply the framed calls to the Bot API, or null when there is nothing to send
 * @param error why no plugin could answer, or null; such a row becomes a dead letter once its reply is sent
 */
public record Closing(RowKey key, Buffer reply, String error, Writes writes) {
    short state() {
        if (reply != null) {
            return RowState.CLOSED;
        }
        return error == null ? RowState.DONE : RowState.DEAD;
    }
}
