package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a provider's answer ended.
 *
 * @param model the model that really answered, as the provider names it
 * @param citations the sources it used, in the order of its markers {@code [1]}, {@code [2]} …; empty when there are
 *     none
 */
public record Completion(Finish finish, Usage usage, String model, List<Citation> citations) {
    public Completion {
        requireNonNull(finish, "finish");
        requireNonNull(usage, "usage");
        requireNonNull(model, "model");
        citations = List.copyOf(citations);
    }

    public Completion(Finish finish, Usage usage, String model) {
        this(finish, usage, model, List.of());
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
