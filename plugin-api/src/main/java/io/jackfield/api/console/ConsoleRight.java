package io.jackfield.api.console;

import io.jackfield.api.Experimental;

/** What operators may be allowed, one right for what one person would be trusted with. There may be more later. */
@Experimental
public enum ConsoleRight {
    /** How the host is: nothing of single users. */
    VIEW,
    /** Find users and see their plans and limits. */
    READ_USERS,
    /** Grant, revoke, reset, block. */
    CHANGE_USERS,
    /** Write to single users, as the bot. */
    MESSAGE_USERS,
    /** What users wrote and what they were answered. */
    READ_CONTENT,
    /** Letters that could not be answered or delivered. */
    LETTERS,
    /** What was sold and paid. */
    READ_MONEY,
    /** Refund and reconcile. */
    CHANGE_MONEY,
    /** Write to many users at once. */
    BROADCAST,
    /** Rows of the lists that plugins bring, and actions on them. */
    LISTS,
    /** Begin and stop runs of reports. */
    REPORTS,
    /** Enable, disable and reload plugins. */
    PLUGINS,
    /** Put new code into the host, and take it away. */
    INSTALL,
    /** Change settings. */
    SETTINGS,
    /** Run and delete jobs. */
    JOBS,
    /** Ask models, and let them rest. */
    MODELS,
    /** Lines of the log; its levels want {@link #SYSTEM}. */
    LOGS,
    /** Everything that is kept of a person, and its end. */
    PERSONAL_DATA,
    /** Backups, alerts, levels of the log and what else concerns the host itself. */
    SYSTEM,
    /** Other operators and what they did. */
    OPERATORS
}
