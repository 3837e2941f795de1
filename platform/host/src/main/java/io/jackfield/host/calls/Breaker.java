package io.jackfield.host.calls;

import io.jackfield.host.config.QuarantineConfig;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides when a plugin is left alone: after {@value #FAILURES} failures among its last {@value #WINDOW} calls,
 * {@value #TIMEOUTS} time-outs in a row, or {@value #STUCK} calls that do not end. After a pause one call goes through as a
 * trial; each trial that fails doubles the pause. Not thread safe.
 */
final class Breaker {
    static final int WINDOW = 20;
    static final int FAILURES = 10;
    static final int TIMEOUTS = 5;
    static final int STUCK = 3;
    /** Trials end here: each could leave another call behind. */
    static final int MOST_STUCK = 8;

    private final QuarantineConfig config;
    private final Deque<Outcome> latest = new ArrayDeque<>();
    private int failures;
    private int timeoutsInARow;
    private boolean open;
    private boolean trial;
    private String cause = "";
    private long pauseNanos;
    private long trialAt;

    Breaker(QuarantineConfig config) {
        this.config = config;
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
    enum Pass {
        FREE,
        TRIAL,
        REFUSED
    }

    Pass pass(int stuck, long now) {
        if (!open) {
            return Pass.FREE;
        }
        if (trial || now - trialAt < 0 || stuck >= MOST_STUCK) {
            return Pass.REFUSED;
        }
        trial = true;
        return Pass.TRIAL;
    }

    /** Takes note of an end; whether the quarantine has begun, ended or been prolonged by it. */
    boolean ended(Outcome outcome, boolean wasTrial, long now) {
        if (wasTrial) {
            return trialEnded(outcome, now);
        }
        if (open || outcome == Outcome.NOTHING) {
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
        return !open
                && stuck >= STUCK
                && open(
                        stuck + " calls ignore their interrupt and do not end;"
                                + " 'isolation: process' gives it a process that can be ended",
                        now);
    }

    boolean isOpen() {
        return open;
    }

    String cause() {
        return cause;
    }

    /** In {@link System#nanoTime}. */
    long trialAt() {
        return trialAt;
    }

    private static int failure(Outcome outcome) {
        return outcome == Outcome.FINE ? 0 : 1;
    }

    private boolean trialEnded(Outcome outcome, long now) {
        trial = false;
        switch (outcome) {
            case FINE -> {
                open = false;
                pauseNanos = 0;
                latest.clear();
                failures = 0;
                timeoutsInARow = 0;
            }
            case FAILED, TIMED_OUT -> open(cause, now);
            case NOTHING -> {
                return false;
            }
        }
        return true;
    }

    private boolean open(String why, long now) {
        cause = open ? cause : why;
        open = true;
        pauseNanos = pauseNanos == 0
                ? config.firstPause().toNanos()
                : Math.min(2 * pauseNanos, config.longestPause().toNanos());
        trialAt = now + pauseNanos;
        return true;
    }
}
