package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;

/**
 * One whose quiet hours should be over.
 *
 * @param plugin whose it is
 * @param reply its framed calls
 */
public record WaitingNotice(NoticeKey key, String plugin, Buffer reply, NoticeReader reader) {}
