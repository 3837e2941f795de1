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
public record ModelMessage(Role role, String text, List<Attachment.Bytes> attachments) {
    public ModelMessage {
        requireNonNull(role, "role");
        text = Unicode.wellFormed(requireNonNull(text, "text"));
        attachments = List.copyOf(attachments);
    }

    public static ModelMessage system(String text) {
        return new ModelMessage(Role.SYSTEM, text, List.of());
    }

    public static ModelMessage user(String text) {
        return new ModelMessage(Role.USER, text, List.of());
    }

    public static ModelMessage assistant(String text) {
        return new ModelMessage(Role.ASSISTANT, text, List.of());
    }

    /** Who says it. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }
}
