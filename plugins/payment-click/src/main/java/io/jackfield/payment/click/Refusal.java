package io.jackfield.payment.click;

/** Ends the work on a call: Click is told no more than the outcome. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    Refusal(Outcome outcome) {
        super(outcome.note(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
