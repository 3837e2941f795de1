package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider knows of one model. Names, sizes and dates change with the months: they come from the plugin's
 * configuration, never from its code.
 *
 * @param id the provider's own name
 * @param contextTokens room for prompt and answer together
 * @param answerTokens the longest answer
 * @param inputs what it takes beside text
 * @param efforts the values that the option {@code effort} may have; empty when the model has no such option
 * @param tokenMarginPercent how far its own count of tokens may lie above that of {@code o200k_base}, 0 to 100
 * @param shutdown the day on which it stops, when that is known
 */
public record ModelInfo(
        String id,
        int contextTokens,
        int answerTokens,
        Set<Input> inputs,
        Set<String> efforts,
        int tokenMarginPercent,
        Optional<LocalDate> shutdown) {
    public ModelInfo {
        requireNonNull(id, "id");
        if (contextTokens < 1 || answerTokens < 1) {
            throw new IllegalArgumentException("model " + id + " has room for " + contextTokens + " and " + answerTokens
                    + " tokens; use 1 or more");
        }
        inputs = Set.copyOf(inputs);
        efforts = Set.copyOf(efforts);
        if (tokenMarginPercent < 0 || tokenMarginPercent > 100) {
            throw new IllegalArgumentException(
                    "tokenMarginPercent of model " + id + " is " + tokenMarginPercent + "; use 0 to 100");
        }
        requireNonNull(shutdown, "shutdown");
    }

    /** What a model takes beside text. */
    public enum Input {
        IMAGE,
        /** A recording, to be written down: see {@link LlmProvider#transcribe}. */
        SPEECH
    }
}
