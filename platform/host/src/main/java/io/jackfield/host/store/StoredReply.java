package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;

/**
 * A reply that is stored and not sent to its end.
 *
 * @param sent calls that Telegram has taken
 * @param calls as {@code CallFrames} wrote them
 */
public record StoredReply(RowKey key, int sent, Buffer calls) {}
