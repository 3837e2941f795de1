package io.jackfield.host.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A planned run as operators see it: without what its plugin wants to know then.
 *
 * @param cron absent for a single run
 * @param tries made of the run that is due, or under way
 * @param takenUntil while it runs: by when that is renewed
 * @param failure of the last try that has ended, unless it has succeeded
 */
public record PlannedJob(
        JobName job,
        Instant due,
        Optional<String> cron,
        Optional<String> zone,
        int tries,
        Optional<Instant> takenUntil,
        Optional<Jobs.Failure> failure) {
    /** What tells a job from all others. */
    public record JobName(String plugin, String name, String key) {}

    /**
     * Which ones somebody wants to see; what is empty does not matter.
     *
     * @param key the beginning of it
     * @param failing only those that have failed and are tried again
     */
    public record Wanted(Optional<String> plugin, Optional<String> name, Optional<String> key, boolean failing) {}
}
