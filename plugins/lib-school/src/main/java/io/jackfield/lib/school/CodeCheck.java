package io.jackfield.lib.school;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;

/** What a typed code has come to. */
public sealed interface CodeCheck {
    /**
     * It is the right one.
     *
     * @param learners whose code it is; empty when it was mailed and so stands for all learners of the address
     */
    record Right(Set<String> learners) implements CodeCheck {
        public Right {
            learners = Set.copyOf(learners);
        }
    }

    /** @param left tries before no code helps any more */
    record Wrong(int left) implements CodeCheck {}

    /** It was mailed too long ago, or tried too often; a new one is needed. */
    record Expired() implements CodeCheck {}

    /** Nothing is looked at until then, right or wrong. */
    record Locked(Instant until) implements CodeCheck {
        public Locked {
            requireNonNull(until, "until");
        }
    }
}
