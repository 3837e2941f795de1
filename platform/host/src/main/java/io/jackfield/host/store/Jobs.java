package io.jackfield.host.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Planned work. A job is taken for a while, and for longer as long as it runs; whoever dies with it gives it back by
 * doing nothing.
 */
public interface Jobs {
    /**
     * A planned run.
     *
     * @param cron null for a single run
     * @param zone null for a single run
     * @param takenUntil by when whoever has taken it has to take it once more; null for a plan that nobody has taken
     * @param takenBy tells this taking apart from all others; null for a plan that nobody has taken
     */
    public record Plan(
            String plugin,
            String name,
            String key,
            String data,
            OffsetDateTime due,
            String cron,
            String zone,
            int tries,
            OffsetDateTime takenUntil,
            UUID takenBy) {
        /** One that nobody has taken. */
        public Plan(
                String plugin,
                String name,
                String key,
                String data,
                OffsetDateTime due,
                String cron,
                String zone,
                int tries) {
            this(plugin, name, key, data, due, cron, zone, tries, null, null);
        }
    }

    /** A try that failed. */
    record Failure(String words, Instant at) {
        private static final int LONGEST = 500;

        public Failure {
            words = words.substring(0, Math.min(words.length(), LONGEST));
        }
    }

    /**
     * Stores a plan in place of one with the same key; a schedule that is planned again as it was keeps the run it
     * owes.
     */
    Future<Void> put(Plan plan);

    /**
     * Takes jobs that are due, for plugins that are here. Two nodes never get the same one.
     *
     * @param underWay are not taken again, however long ago they were taken
     */
    Future<List<Plan>> take(
            List<String> plugins, Collection<Plan> underWay, OffsetDateTime now, OffsetDateTime until, int limit);

    /** Keeps taken jobs for longer; a plan that has taken the place of one meanwhile stays. */
    Future<Void> renew(Collection<Plan> taken, OffsetDateTime until);

    /** Moves a taken job, of which nothing has come; a plan that has taken its place meanwhile stays. */
    Future<Void> postpone(Plan taken, OffsetDateTime due, int tries);

    /** Moves a taken job to its next run, as this one has succeeded; a plan that has taken its place stays. */
    Future<Void> succeeded(Plan taken, OffsetDateTime due);

    /** Moves a taken job to another try, or to its next run; a plan that has taken its place stays. */
    Future<Void> failed(Plan taken, OffsetDateTime due, int tries, Failure failure);

    /** Makes jobs due again that somebody has taken, but for these. */
    Future<Void> giveBackAllBut(Collection<Plan> kept);

    /** Takes a job away that is done; a plan that has taken its place meanwhile stays. */
    Future<Void> done(Plan taken);

    /** Takes a plan back. */
    Future<Void> remove(String plugin, String name, String key);
}
