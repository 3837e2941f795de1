package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * A chat, or one topic of it.
 *
 * @param id Telegram's chat id: positive for private chats (the user's id), negative for groups and channels
 * @param thread the topic inside the chat, where it has topics
 * @param title of a group or channel; empty for private chats
 */
public record Chat(long id, ChatKind kind, OptionalInt thread, String title) {
    public Chat {
        requireNonNull(kind, "kind");
        requireNonNull(thread, "thread");
        requireNonNull(title, "title");
    }

    public static Chat privateChat(long userId) {
        return new Chat(userId, ChatKind.PRIVATE, OptionalInt.empty(), "");
    }

    public boolean isPrivate() {
        return kind == ChatKind.PRIVATE;
    }
}
