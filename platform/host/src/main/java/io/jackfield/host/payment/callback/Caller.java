package io.jackfield.host.payment.callback;

import java.util.Optional;

/** Who calls about payments, as far as the calls before tell. Core loop only. */
final class Caller {
    /** Calls in a row that bring nothing; whoever has brought something before may make ten times as many. */
    static final int MOST_FRUITLESS = 60;

    static final int FRUITLESS_PER_MINUTE = 10;
    private static final int TRUST = 10;

    private final Optional<Allowance> strangers;
    private Allowance own;
    private boolean trusted;

    /** What became of a call. */
    enum Outcome {
        /** The books have changed by it, so it was genuine. */
        CHANGED,
        /** The plugin has answered, and nothing has changed. */
        FRUITLESS,
        /** Nobody could answer, for which the caller is not to blame. */
        UNANSWERED
    }

    private Caller(Optional<Allowance> strangers, long now) {
        this.strangers = strangers;
        own = new Allowance(MOST_FRUITLESS, FRUITLESS_PER_MINUTE, now);
        trusted = strangers.isEmpty();
    }

    /** One whose calls are never held up. */
    static Caller exempt() {
        return new Caller(Optional.empty(), 0);
    }

    /** @param strangers what all whom nobody knows may spend together */
    static Caller stranger(Allowance strangers, long now) {
        return new Caller(Optional.of(strangers), now);
    }

    /** Whether it has brought something before, or is known to be the payment system. */
    boolean isTrusted() {
        return trusted;
    }

    /** Whether its next call is refused. */
    boolean isRefused(long now) {
        return strangers.isPresent() && own.isSpent(now);
    }

    /** Whether its next call is written down before anybody has looked at it; that costs all strangers together. */
    boolean mayWrite(long now) {
        return trusted || strangers.orElseThrow().spend(now);
    }

    void ended(Outcome outcome, long now) {
        if (strangers.isEmpty()) {
            return;
        }
        if (outcome == Outcome.CHANGED) {
            trusted = true;
            own = new Allowance(TRUST * MOST_FRUITLESS, TRUST * FRUITLESS_PER_MINUTE, now);
            return;
        }
        if (outcome == Outcome.FRUITLESS) {
            own.spend(now);
        }
    }
}
