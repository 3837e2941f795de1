package io.jackfield.host.intake;

import io.jackfield.host.dispatch.Refusals;
import io.jackfield.host.intake.FloodCounter.Verdict;
import io.jackfield.host.telegram.IncomingUpdate;

/** Keeps out what a user sends beyond the bot's limit; they are told once in each window of time. Core loop only. */
public final class FloodGate {
    private final FloodCounter counter;
    private final Refusals refusals;
    private final IntakeMeters meters;

    public FloodGate(FloodCounter counter, Refusals refusals, IntakeMeters meters) {
        this.counter = counter;
        this.refusals = refusals;
        this.meters = meters;
    }

    /** Whether it may go on; one that may not has been seen to. */
    boolean admits(IncomingUpdate update) {
        Verdict verdict = counter.count(update);
        if (verdict == Verdict.ADMITTED) {
            return true;
        }
        meters.refused(update.bot());
        if (verdict == Verdict.TOO_MANY) {
            refusals.flood(update, counter.left(update));
        } else {
            refusals.floodGoesOn(update);
        }
        return false;
    }
}
