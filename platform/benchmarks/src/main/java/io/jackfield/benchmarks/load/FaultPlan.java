package io.jackfield.benchmarks.load;

import java.time.Duration;

/**
 * How Telegram behaves towards messages.
 *
 * @param delay from each call to its answer
 * @param refuseEvery every how many messages one is answered with 429; zero for none
 */
public record FaultPlan(Duration delay, int refuseEvery) {
    public static FaultPlan none() {
        return new FaultPlan(Duration.ZERO, 0);
    }

    public static FaultPlan slow(Duration delay) {
        return new FaultPlan(delay, 0);
    }

    public static FaultPlan refuseOneIn(int messages) {
        return new FaultPlan(Duration.ZERO, messages);
    }
}
