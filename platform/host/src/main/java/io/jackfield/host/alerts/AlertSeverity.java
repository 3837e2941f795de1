package io.jackfield.host.alerts;

import java.util.Locale;

/** How soon somebody should see to it; the most urgent first. */
public enum AlertSeverity {
    /** Users get no answers, or money is at stake: now. */
    CRITICAL,
    /** Something does not work, or soon will not: today. */
    WARNING,
    /** Good to know and to clean up: this week. */
    NOTICE;

    /** As files and pages write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
