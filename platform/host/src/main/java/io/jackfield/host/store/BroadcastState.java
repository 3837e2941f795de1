package io.jackfield.host.store;

import java.util.Locale;

/** How far a broadcast is. */
public enum BroadcastState {
    DRAFT,
    SCHEDULED,
    RUNNING,
    PAUSED,
    STOPPED,
    DONE;

    /** As the table and the API write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BroadcastState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing of it is under way, so that it may be deleted. */
    public boolean isAtRest() {
        return this == DRAFT || this == STOPPED || this == DONE;
    }
}
