package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
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
 * @param price what it costs, when that is known; operators see it, and no user is charged by it
 */
public record ModelInfo(
        String id,
        int contextTokens,
        int answerTokens,
        Set<Input> inputs,
        Set<String> efforts,
        int tokenMarginPercent,
        Optional<LocalDate> shutdown,
        Optional<Price> price) {
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
        requireNonNull(price, "price");
    }

    /** A model whose price nobody knows. */
    public ModelInfo(
            String id,
            int contextTokens,
            int answerTokens,
            Set<Input> inputs,
            Set<String> efforts,
            int tokenMarginPercent,
            Optional<LocalDate> shutdown) {
        this(id, contextTokens, answerTokens, inputs, efforts, tokenMarginPercent, shutdown, Optional.empty());
    }

    /**
     * US dollars for a million tokens, zero or more, without what long prompts or busy hours add.
     *
     * @param input read
     * @param cached read from the provider's cache
     * @param output written, reasoning included
     */
    public record Price(BigDecimal input, BigDecimal cached, BigDecimal output) {
        public Price {
            requireZeroOrMore(input, "input");
            requireZeroOrMore(cached, "cached");
            requireZeroOrMore(output, "output");
        }

        private static void requireZeroOrMore(BigDecimal usd, String name) {
            requireNonNull(usd, name);
            if (usd.signum() < 0) {
                throw new IllegalArgumentException(name + " of a price is " + usd.toPlainString()
                        + "; US dollars for a million tokens are zero or more");
            }
        }
    }

    /** What a model takes beside text. */
    public enum Input {
        IMAGE,
        /** A recording, to be written down: see {@link LlmProvider#transcribe}. */
        SPEECH
    }
}
