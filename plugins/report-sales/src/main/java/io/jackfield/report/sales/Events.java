package io.jackfield.report.sales;

import java.util.Set;

/** The names of events that are counted. */
final class Events {
    static final String VIEWED = "package.viewed";
    static final String STARTED = "application.started";
    static final String SENT = "application.sent";
    static final String WON = "application.won";
    static final String OPENED = "section.opened";
    static final String JOINED = "joined";

    /** Those with the fact {@code package}. */
    static final Set<String> OF_PACKAGES = Set.of(VIEWED, STARTED, SENT, WON);

    /** What customers do. Not {@code button}: that is pressed by managers too. */
    static final Set<String> OF_CUSTOMERS = Set.of(JOINED, "command", "message", OPENED, VIEWED, STARTED, SENT);

    /** What anybody does. */
    static final Set<String> OF_USERS =
            Set.of(JOINED, "command", "message", "button", OPENED, VIEWED, STARTED, SENT, "application.changed");

    private Events() {}
}
