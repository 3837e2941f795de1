package io.jackfield.api.llm;

/**
 * Tokens as the provider reports them.
 *
 * @param inputTokens read, those from its cache included
 * @param cachedTokens of these, read from its cache
 * @param outputTokens written, reasoning included
 */
public record Usage(long inputTokens, long cachedTokens, long outputTokens) {
    /** The provider reported nothing. */
    public static final Usage UNKNOWN = new Usage(0, 0, 0);

    public Usage {
        if (inputTokens < 0 || cachedTokens < 0 || outputTokens < 0) {
            throw new IllegalArgumentException(
                    "tokens are zero or more, not " + inputTokens + ", " + cachedTokens + ", " + outputTokens);
        }
    }
}
