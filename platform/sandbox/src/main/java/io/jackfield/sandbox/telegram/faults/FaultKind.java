package io.jackfield.sandbox.telegram.faults;

/** What happens to a call that a rule strikes. */
public enum FaultKind {
    /** 429 with {@code retry_after}; the call is not carried out. */
    RATE_LIMIT,
    /** An HTTP error; the call is not carried out. */
    ERROR,
    /** The call is carried out after a pause. */
    SLOW,
    /** The connection is closed; the call is not carried out. */
    CUT_BEFORE,
    /** The call is carried out, then the connection is closed: the bot never learns of its success. */
    CUT_AFTER
}
