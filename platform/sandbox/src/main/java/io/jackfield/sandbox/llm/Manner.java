package io.jackfield.sandbox.llm;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How an answer comes, whatever it says.
 *
 * @param delay between two tokens; empty leaves it to the server
 * @param thinking time before the first piece of reasoning or the first token
 * @param signsOfLife whether a comment follows every token
 * @param holds what must become true before a token, by its index
 */
record Manner(Optional<Duration> delay, Duration thinking, boolean signsOfLife, Map<Integer, BooleanSupplier> holds) {
    static final Manner USUAL = new Manner(Optional.empty(), Duration.ZERO, false, Map.of());

    Manner every(Duration betweenTokens) {
        return new Manner(Optional.of(betweenTokens), thinking, signsOfLife, holds);
    }

    Manner thinkingFor(Duration time) {
        return new Manner(delay, time, signsOfLife, holds);
    }

    Manner withSignsOfLife() {
        return new Manner(delay, thinking, true, holds);
    }

    Manner holdingBefore(int token, BooleanSupplier released) {
        return new Manner(delay, thinking, signsOfLife, Map.of(token, released));
    }

    /** Whether the token with this index may be sent. */
    boolean lets(int token) {
        BooleanSupplier hold = holds.get(token);
        return hold == null || hold.getAsBoolean();
    }
}
