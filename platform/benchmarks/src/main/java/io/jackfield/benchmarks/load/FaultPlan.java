package io.jackfield.benchmarks.load;

import java.time.Duration;

/**
 * How Telegram behaves towards messages.
 *
 * @param delay from each call to its answer
 * @param refuseEvery every how many calls one is answered with 429; zero for none
 * @param longestWait seconds that a 429 names at most; it draws them from one on
 * @param drafts whether drafts and chat actions are refused like messages
 * @param perSecond messages to all chats together that are taken in a second, and at once after a pause; what is beyond
 *     that is answered with 429 and the shortest wait. Zero for no limit
 */
public record FaultPlan(Duration delay, int refuseEvery, int longestWait, boolean drafts, int perSecond) {
    public static FaultPlan none() {
        return new FaultPlan(Duration.ZERO, 0, 1, false, 0);
    }

    public static FaultPlan slow(Duration delay) {
        return new FaultPlan(delay, 0, 1, false, 0);
    }

    /** What Telegram lets a bot send to all chats together. */
    public static FaultPlan limitedTo(int perSecond) {
        return new FaultPlan(Duration.ZERO, 0, 1, false, perSecond);
    }

    /** Messages only, and always a second to wait. */
    public static FaultPlan refuseOneIn(int messages) {
        return new FaultPlan(Duration.ZERO, messages, 1, false, 0);
    }

    /** Whatever a chat shows, with waits of all lengths. */
    public static FaultPlan storm(int calls, int longestWait) {
        return new FaultPlan(Duration.ZERO, calls, longestWait, true, 0);
    }
}
