package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.JackfieldException;
import java.util.Optional;

/**
 * An answer as far as it came.
 *
 * @param text everything that was streamed
 * @param failure why it broke off, when {@code end} is {@link End#BROKEN}
 */
public record ChatResult(String text, End end, Usage usage, Optional<JackfieldException> failure) {
    public ChatResult {
        requireNonNull(text, "text");
        requireNonNull(end, "end");
        requireNonNull(usage, "usage");
        requireNonNull(failure, "failure");
    }

    /** How the answer ended. */
    public enum End {
        COMPLETE,
        /** Cut at the longest answer allowed. */
        LENGTH,
        /** Ended by the provider's filter. */
        FILTERED,
        /** The user pressed Stop. */
        STOPPED,
        /** It broke off or stalled; what came is here. */
        BROKEN
    }
}
