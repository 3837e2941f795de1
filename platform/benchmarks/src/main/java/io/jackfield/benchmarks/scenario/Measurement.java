package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.AnswerTimes;
import java.time.Duration;

/**
 * One stretch of steady load.
 *
 * @param length how long it took
 * @param targetCpu used by the target meanwhile
 * @param compilerCpu what of it the JIT compilers took, which a longer run would not have
 * @param postgresCpu used by PostgreSQL meanwhile; zero when it is not up
 * @param ownCpu used by the load generator and the fake Bot API meanwhile
 */
record Measurement(
        Duration length,
        AnswerTimes times,
        Duration targetCpu,
        Duration compilerCpu,
        Duration postgresCpu,
        Duration ownCpu) {
    double answersPerSecond() {
        return times.latencies().count() * 1e9 / length.toNanos();
    }

    /** CPU of the target for 1000 updates, in milliseconds, without that of its compilers. */
    double settledPerThousand() {
        return perThousand(targetCpu.minus(compilerCpu));
    }

    Duration p99() {
        return times.latencies().percentile(0.99);
    }

    /** CPU for 1000 updates, in milliseconds. */
    double perThousand(Duration cpu) {
        return cpu.toMillis() * 1000.0 / Math.max(1, times.latencies().count());
    }
}
