package io.jackfield.benchmarks.scenario;

import java.time.Duration;

/**
 * What a command costs at a given rate.
 *
 * @param cpu of the host for 1000 commands, in milliseconds, without that of its compilers
 * @param p99 from update to answer
 */
record Cost(double cpu, Duration p99) {
    /** How much dearer something may be with many than with few. */
    private static final double FLAT = 1.1;

    static Cost of(Measurement measured) {
        return new Cost(measured.settledPerThousand(), measured.p99());
    }

    Cost meanWith(Cost other) {
        return new Cost((cpu + other.cpu) / 2, p99.plus(other.p99).dividedBy(2));
    }

    void tell(Section section, String situation) {
        section.count(situation + ": CPU ms per 1000 commands", cpu, Bound.none());
        section.milliseconds(situation + ": p99", p99, Bound.none());
    }

    /** The same, and that it is to be no dearer than with few. */
    void tellAgainst(Cost few, Section section, String situation) {
        tell(section, situation);
        section.count(situation + ": CPU, times that with few", cpu / few.cpu, Bound.atMost(FLAT));
        section.count(
                situation + ": p99, times that with few",
                (double) p99.toNanos() / Math.max(1, few.p99.toNanos()),
                Bound.atMost(FLAT));
    }
}
