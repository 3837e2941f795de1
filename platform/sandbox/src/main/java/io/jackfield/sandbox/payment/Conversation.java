package io.jackfield.sandbox.payment;

import java.util.List;
import java.util.Optional;

/** Calls of a payment system, each made of the answers to those before. */
@FunctionalInterface
public interface Conversation {
    /** Calls nobody. */
    Conversation NONE = answers -> Optional.empty();

    /**
     * The next call, or nothing when everything is said. What the answers mean for the payment is written into it here,
     * once for each answer.
     *
     * @param answers to the calls so far, oldest first; empty at the beginning
     */
    Optional<Call> next(List<Answer> answers);

    /** One call, whatever is answered. */
    static Conversation of(Call call) {
        return answers -> Optional.of(call).filter(only -> answers.isEmpty());
    }
}
