package io.jackfield.host.calls;

import io.jackfield.host.breaker.CircuitBreaker;
import io.jackfield.host.breaker.CircuitBreaker.Pass;
import io.jackfield.host.config.QuarantineConfig;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides when a plugin is left alone: after {@value #FAILURES} failures among its last {@value #WINDOW} calls,
 * {@value #TIMEOUTS} time-outs in a row, or {@value #STUCK} calls that do not end. Not thread safe.
 */
final class Breaker {
    static final int WINDOW = 20;
    static final int FAILURES = 10;
    static final int TIMEOUTS = 5;
    static final int STUCK = 3;
    /** Trials end here: each could leave another call behind. */
    static final int MOST_STUCK = 8;

    private final CircuitBreaker circuit;
    private final Deque<Outcome> latest = new ArrayDeque<>();
    private int failures;
    private int timeoutsInARow;
    private String cause = "";

    Breaker(QuarantineConfig config) {
        circuit = new CircuitBreaker(config.firstPause(), config.longestPause());
    }

    /** What a call says of its plugin. */
    enum Outcome {
        FINE,
        FAILED,
        TIMED_OUT,
        /** It was ended from outside. */
        NOTHING
    }

    /** How a call may start. */
    Pass pass(int stuck, long now) {
        return circuit.isOpen() && stuck >= MOST_STUCK ? Pass.REFUSED : circuit.pass(now);
    }

    /** Takes note of an end; whether the quarantine has begun, ended or been prolonged by it. */
    boolean ended(Outcome outcome, boolean wasTrial, long now) {
        if (wasTrial) {
            return trialEnded(outcome, now);
        }
        if (circuit.isOpen() || outcome == Outcome.NOTHING) {
            return false;
        }
        latest.add(outcome);
        failures += failure(outcome);
        if (latest.size() > WINDOW) {
            failures -= failure(latest.remove());
        }
        timeoutsInARow = outcome == Outcome.TIMED_OUT ? timeoutsInARow + 1 : 0;
        if (timeoutsInARow >= TIMEOUTS) {
            return open(timeoutsInARow + " calls in a row ran past their deadline", now);
        }
        return failures >= FAILURES && open(failures + " of its last " + latest.size() + " calls failed", now);
    }

    /** A call was interrupted and goes on; whether the quarantine begins. */
    boolean stuck(int stuck, long now) {
        return !circuit.isOpen()
                && stuck >= STUCK
                && open(
                        stuck + " calls ignore their interrupt and do not end;"
                                + " 'isolation: process' gives it a process that can be ended",
                        now);
    }

    /** An operator ends the quarantine; what was before no longer counts. */
    void release() {
        circuit.close();
        forgetOutcomes();
    }

    private void forgetOutcomes() {
        latest.clear();
        failures = 0;
        timeoutsInARow = 0;
    }

    boolean isOpen() {
        return circuit.isOpen();
    }

    String cause() {
        return cause;
    }

    /** In {@link System#nanoTime}. */
    long trialAt() {
        return circuit.trialAt();
    }

    private static int failure(Outcome outcome) {
        return outcome == Outcome.FINE ? 0 : 1;
    }

    private boolean trialEnded(Outcome outcome, long now) {
        switch (outcome) {
            case FINE -> {
                circuit.close();
                forgetOutcomes();
            }
            case FAILED, TIMED_OUT -> open(cause, now);
            case NOTHING -> {
                circuit.undecided();
                return false;
            }
        }
        return true;
    }

    private boolean open(String why, long now) {
        cause = circuit.isOpen() ? cause : why;
        circuit.open(now);
        return true;
    }
}
