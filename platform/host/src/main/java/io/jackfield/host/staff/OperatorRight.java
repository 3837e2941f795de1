package io.jackfield.host.staff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What operators may be allowed, one right for what one person would be trusted with. */
public enum OperatorRight {
    /** Health, figures, plugins, jobs, reports, settings without secrets: nothing of single users. */
    VIEW,
    /** Find users and see their plans and limits. */
    READ_USERS,
    /** Grant, revoke, reset, block. */
    CHANGE_USERS,
    /** Write to a user as the bot. */
    MESSAGE_USERS,
    /** What users wrote and what they were answered. */
    READ_CONTENT,
    /** Dead and undeliverable letters: replay and delete. */
    LETTERS,
    READ_MONEY,
    /** Refund, reconcile, close reviews. */
    CHANGE_MONEY,
    BROADCAST,
    /** Rows of the lists that plugins bring, and actions on them. */
    LISTS,
    /** Begin and stop runs of reports. */
    REPORTS,
    /** Enable, disable, reload, end a quarantine. */
    PLUGINS,
    /** Put new code into the host, and take it away. */
    INSTALL,
    SETTINGS,
    JOBS,
    /** Ask models, and let them rest. */
    MODELS,
    /** Lines of the log, in which users are numbers and nothing that they wrote stands. */
    LOGS,
    /** Everything that is kept of a person, and its end. */
    PERSONAL_DATA,
    /** Backups, alerts, levels of the log and what else concerns the host itself. */
    SYSTEM,
    /** Other operators and what they did. */
    OPERATORS;

    /** As files and pages write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By its word. */
    public static Optional<OperatorRight> of(String word) {
        return Arrays.stream(values())
                .filter(right -> right.word().equals(word))
                .findFirst();
    }
}
