package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Unicode;
import java.util.List;

/**
 * One turn of a dialogue.
 *
 * @param text well-formed Unicode whatever is given: halves of characters become replacement characters
 * @param attachments pictures and files that go with it; not kept in a {@link io.jackfield.api.memory.Dialogue}
 */
public record ChatMessage(Role role, String text, List<Attachment.Bytes> attachments) {
    public ChatMessage {
        requireNonNull(role, "role");
        text = Unicode.wellFormed(requireNonNull(text, "text"));
        attachments = List.copyOf(attachments);
    }

    public static ChatMessage system(String text) {
        return new ChatMessage(Role.SYSTEM, text, List.of());
    }

    public static ChatMessage user(String text) {
        return new ChatMessage(Role.USER, text, List.of());
    }

    public static ChatMessage assistant(String text) {
        return new ChatMessage(Role.ASSISTANT, text, List.of());
    }

    /** Who says it. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }
}
