package io.jackfield.host.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A report of one period on its way to its readers.
 *
 * @param dueOn when it is due on the clock of each reader; absent when it is due at once
 * @param askedBy who has asked for it; empty when it is on a schedule
 * @param passes how often its readers have been asked for to the end
 * @param wanted how often they are to be
 * @param cursor where the plugin goes on naming readers; absent at the beginning of a pass
 */
public record ReportRun(
        ReportKey key,
        Optional<LocalDateTime> dueOn,
        Instant startedAt,
        String askedBy,
        int passes,
        int wanted,
        Optional<String> cursor,
        Optional<Instant> doneAt,
        String stoppedBy) {

    /** Whether there are readers still to be asked for. */
    public boolean reads() {
        return passes < wanted;
    }
}
