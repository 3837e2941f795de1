package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.Arrivals;
import io.jackfield.benchmarks.report.ReaderRows;
import java.sql.SQLException;
import java.time.Duration;

/** Waiting for reports on their way to many readers. */
final class ReportRound {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private ReportRound() {}

    /** Returns when so many readers have theirs, or after half an hour. */
    static void awaitReaders(Arrivals arrivals, int readers) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (arrivals.chats() < readers && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
        }
    }

    /** Returns when the host has noted that all have theirs, or after that time. */
    static void awaitEnd(ReaderRows rows, Duration longest) throws InterruptedException, SQLException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (rows.underWay() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
        }
    }
}
