package io.jackfield.host.report;

import io.jackfield.api.StandardError;
import io.jackfield.host.store.ReportKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which runs wait for something that passes, such as a database of others, so that the log tells it once for a run and
 * not once for each reader. From any thread.
 */
final class RunOutages {
    private final Map<ReportKey, StandardError> waiting = new ConcurrentHashMap<>();

    /** Whether this is news: the run did not wait, or for something else. */
    boolean begins(ReportKey run, StandardError error) {
        return waiting.put(run, error) != error;
    }

    /** A report was made again, or the run is over. */
    void ended(ReportKey run) {
        waiting.remove(run);
    }
}
