package io.jackfield.api.desk;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Work at a later time. Plans are stored: they survive restarts, and wait while the plugin is away. One node runs each
 * job; when it dies in the middle, the job runs again. Jobs and keys have up to 400 characters; others are refused with
 * {@link IllegalArgumentException}.
 */
public interface ScheduleDesk {
    /** Says who does jobs of this name. Call it in the constructor. */
    void on(String job, JobHandler handler);

    /** Plans one run; the same key again replaces the plan. */
    void at(Instant when, String job, String key, String data);

    /**
     * Plans runs for ever; the same key again replaces the plan.
     *
     * @param cron five fields as in Unix: minute, hour, day of month, month, day of week
     */
    void cron(String cron, ZoneId zone, String job, String key, String data);

    /** Takes a plan back. */
    void cancel(String job, String key);

    /** Does a job. Failures are logged; a retryable one is tried again with growing pauses. */
    @FunctionalInterface
    interface JobHandler {
        void run(Job job) throws Exception;
    }

    /**
     * One run.
     *
     * @param due when it was to run; it may be later now
     */
    record Job(String name, String key, String data, Instant due) {}
}
