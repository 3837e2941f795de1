package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

/**
 * How a provider's answer ended.
 *
 * @param model the model that really answered, as the provider names it
 */
public record ChatCompletion(Finish finish, Usage usage, String model) {
    public ChatCompletion {
        requireNonNull(finish, "finish");
        requireNonNull(usage, "usage");
        requireNonNull(model, "model");
    }

    /** Why the model stopped. */
    public enum Finish {
        /** It had said everything. */
        COMPLETE,
        /** It reached the longest answer allowed. */
        LENGTH,
        /** The provider's filter ended it. */
        FILTERED
    }
}
