package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.JackfieldException;
import java.util.List;
import java.util.Optional;

/**
 * An answer as far as it came.
 *
 * @param text everything that was streamed
 * @param failure why it broke off, when {@code end} is {@link End#BROKEN}
 * @param reasoning what the model thought before, as far as its service shows it; never part of {@code text}
 * @param citations the sources it used
 * @param offer the id of the offer that answered: the one asked, or its fallback
 */
public record ChatResult(
        String text,
        End end,
        Usage usage,
        Optional<JackfieldException> failure,
        String reasoning,
        List<Citation> citations,
        String offer) {
    public ChatResult {
        requireNonNull(text, "text");
        requireNonNull(end, "end");
        requireNonNull(usage, "usage");
        requireNonNull(failure, "failure");
        requireNonNull(reasoning, "reasoning");
        citations = List.copyOf(citations);
        requireNonNull(offer, "offer");
    }

    public ChatResult(String text, End end, Usage usage, Optional<JackfieldException> failure) {
        this(text, end, usage, failure, "", List.of(), "");
    }

    /** How the answer ended. */
    public enum End {
        COMPLETE,
        /** Cut at the longest answer allowed; with a blank text, thoughts have taken all of it. */
        LENGTH,
        /** Ended by the provider's filter. */
        FILTERED,
        /** The user pressed Stop. */
        STOPPED,
        /** It broke off or stalled; what came is here. */
        BROKEN
    }
}
