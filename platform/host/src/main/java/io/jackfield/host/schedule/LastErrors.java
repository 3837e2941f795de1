package io.jackfield.host.schedule;

import io.jackfield.host.store.Jobs.Plan;
import io.jackfield.host.store.PlannedJob.JobName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why jobs have failed lately; the oldest failures are forgotten where there are very many. Used by one thread at a
 * time.
 */
public final class LastErrors {
    private static final int MOST = 1_000;
    private static final int LONGEST = 500;

    private final Map<JobName, Failure> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JobName, Failure> eldest) {
            return size() > MOST;
        }
    };

    /** A try that failed. */
    public record Failure(String words, Instant at) {}

    void failed(Plan plan, String words, Instant at) {
        String said = String.valueOf(words);
        failures.remove(name(plan));
        failures.put(name(plan), new Failure(said.substring(0, Math.min(said.length(), LONGEST)), at));
    }

    void succeeded(Plan plan) {
        failures.remove(name(plan));
    }

    Optional<Failure> find(JobName job) {
        return Optional.ofNullable(failures.get(job));
    }

    private static JobName name(Plan plan) {
        return new JobName(plan.plugin(), plan.name(), plan.key());
    }
}
