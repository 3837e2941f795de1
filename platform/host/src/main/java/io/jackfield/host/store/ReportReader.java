package io.jackfield.host.store;

import java.time.Instant;

/**
 * Gets one report.
 *
 * @param thread 0 for none
 * @param subject empty for none
 */
public record ReportReader(long chat, int thread, String subject) {
    /** The same with the moment from which theirs is due. */
    public record Due(ReportReader reader, Instant at, int tries) {}
}
