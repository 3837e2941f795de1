package io.jackfield.lib.openai.models;

import io.jackfield.api.llm.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a service says that one answer took.
 *
 * @param input tokens read, those from and into the cache included
 * @param cached of these, read from the cache
 * @param cacheWrite of these, written to the cache
 * @param output tokens written, reasoning included
 * @param searches searches of the web
 * @param costUsd US dollars, where the service says so itself
 */
public record TokenCount(
        long input, long cached, long cacheWrite, long output, long searches, Optional<BigDecimal> costUsd) {
    /** The service reported nothing. */
    public static final TokenCount NONE = new TokenCount(0, 0, 0, 0, 0, Optional.empty());

    /** Whether there is anything to be charged for. */
    boolean isEmpty() {
        return input == 0 && output == 0 && searches == 0;
    }

    Usage usage(Optional<BigDecimal> cost) {
        return new Usage(input, cached, output, cost);
    }
}
