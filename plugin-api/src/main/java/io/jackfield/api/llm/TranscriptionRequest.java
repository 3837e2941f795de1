package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.chat.Attachment;
import java.time.Instant;

/**
 * A recording to be written down.
 *
 * @param model the provider's own name of the model
 * @param language two-letter code of what is probably spoken; empty when nobody knows
 * @param deadline when the host will interrupt the call
 * @param bot the id of the bot that asks; empty when nobody says, as in a test
 */
public record TranscriptionRequest(
        String model, Attachment.Bytes recording, String language, Instant deadline, String bot) {
    public TranscriptionRequest {
        requireNonNull(model, "model");
        requireNonNull(recording, "recording");
        requireNonNull(language, "language");
        requireNonNull(deadline, "deadline");
        requireNonNull(bot, "bot");
    }

    /** A recording of no bot in particular. */
    public TranscriptionRequest(String model, Attachment.Bytes recording, String language, Instant deadline) {
        this(model, recording, language, deadline, "");
    }
}
