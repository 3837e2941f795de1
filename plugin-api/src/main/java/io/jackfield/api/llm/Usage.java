package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Tokens as the provider reports them, and what they cost.
 *
 * @param inputTokens read, those from its cache included
 * @param cachedTokens of these, read from its cache
 * @param outputTokens written, reasoning included
 * @param costUsd US dollars, as the provider reports them or by the price list in its plugin's configuration
 */
public record Usage(long inputTokens, long cachedTokens, long outputTokens, Optional<BigDecimal> costUsd) {
    /** The provider reported nothing. */
    public static final Usage UNKNOWN = new Usage(0, 0, 0);

    public Usage {
        if (inputTokens < 0 || cachedTokens < 0 || outputTokens < 0) {
            throw new IllegalArgumentException(
                    "tokens are zero or more, not " + inputTokens + ", " + cachedTokens + ", " + outputTokens);
        }
        requireNonNull(costUsd, "costUsd");
        if (costUsd.filter(cost -> cost.signum() < 0).isPresent()) {
            throw new IllegalArgumentException("costUsd is " + costUsd.get() + "; a cost is zero or more");
        }
    }

    public Usage(long inputTokens, long cachedTokens, long outputTokens) {
        this(inputTokens, cachedTokens, outputTokens, Optional.empty());
    }

    /** The same tokens at this cost. */
    public Usage costing(BigDecimal usd) {
        return new Usage(inputTokens, cachedTokens, outputTokens, Optional.of(usd));
    }
}
