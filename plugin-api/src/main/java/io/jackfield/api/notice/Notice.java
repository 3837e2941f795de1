package io.jackfield.api.notice;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;

/**
 * Something to tell one chat.
 *
 * @param key what it is about, such as {@code missed:4711:2026-01-05}; a chat is told of it once, and of what comes
 *     later under the same key never. Unique within the kind and the chat, 1 to 120 characters
 * @param urgent whether it is told in quiet hours as well
 */
@Experimental
public record Notice(String key, Recipient recipient, Reply reply, boolean urgent) {
    public Notice {
        if (key == null || key.isBlank() || key.length() > 120) {
            throw new IllegalArgumentException("notice key is '" + key + "'; use 1 to 120 characters");
        }
        requireNonNull(recipient, "recipient");
        requireNonNull(reply, "reply");
    }

    /** One that waits for the end of quiet hours. */
    public static Notice of(String key, Recipient recipient, Reply reply) {
        return new Notice(key, recipient, reply, false);
    }
}
