package io.jackfield.benchmarks.load;

import java.time.Duration;

/**
 * How Telegram behaves towards messages.
 *
 * @param delay from each call to its answer
 * @param refuseEvery every how many calls one is answered with 429; zero for none
 * @param longestWait seconds that a 429 names at most; it draws them from one on
 * @param drafts whether drafts and chat actions are refused like messages
 */
public record FaultPlan(Duration delay, int refuseEvery, int longestWait, boolean drafts) {
    public static FaultPlan none() {
        return new FaultPlan(Duration.ZERO, 0, 1, false);
    }

    public static FaultPlan slow(Duration delay) {
        return new FaultPlan(delay, 0, 1, false);
    }

    /** Messages only, and always a second to wait. */
    public static FaultPlan refuseOneIn(int messages) {
        return new FaultPlan(Duration.ZERO, messages, 1, false);
    }

    /** Whatever a chat shows, with waits of all lengths. */
    public static FaultPlan storm(int calls, int longestWait) {
        return new FaultPlan(Duration.ZERO, calls, longestWait, true);
    }
}
