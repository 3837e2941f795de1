package io.jackfield.host.admin;

import io.jackfield.host.store.PlannedJob.JobName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs that operators have asked for lately. A schedule that has run is due when it was due before, so that its time
 * does not tell a second click from a second wish. Core loop only.
 */
final class AskedRuns {
    private static final Duration SECOND_CLICK = Duration.ofMinutes(1);

    private final Map<Run, Instant> asked = new HashMap<>();

    private record Run(JobName job, Instant due) {}

    /** False for the same run within a minute. */
    boolean isNew(JobName job, Instant due, Instant now) {
        asked.values().removeIf(at -> at.plus(SECOND_CLICK).isBefore(now));
        return asked.putIfAbsent(new Run(job, due), now) == null;
    }
}
