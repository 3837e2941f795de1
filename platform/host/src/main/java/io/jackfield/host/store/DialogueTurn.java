package io.jackfield.host.store;

import io.jackfield.api.llm.ChatMessage;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * One turn to be stored. The key, time and position together make storing it twice harmless.
 *
 * @param position orders turns of the same time
 * @param role an ordinal of {@link ChatMessage.Role}
 */
public record DialogueTurn(DialogueKey key, OffsetDateTime saidAt, int position, short role, String body) {
    /** A turn as it is stored: without its attachments. */
    public static DialogueTurn of(DialogueKey key, OffsetDateTime saidAt, int position, ChatMessage message) {
        return new DialogueTurn(
                key, saidAt, position, (short) message.role().ordinal(), StoredText.clean(message.text()));
    }

    /** What was said, as models are told. */
    public ChatMessage message() {
        return new ChatMessage(ChatMessage.Role.values()[role], body, List.of());
    }
}
