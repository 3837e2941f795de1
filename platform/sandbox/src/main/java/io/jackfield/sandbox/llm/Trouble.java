package io.jackfield.sandbox.llm;

/** Why a service refuses; each {@link Face} has its own status and words for it. */
public enum Trouble {
    /** The key is wrong. */
    KEY,
    /** The account is empty. */
    CREDIT,
    /** Too many requests. */
    RATE,
    /** The service is busy. */
    OVERLOAD,
    /** The prompt does not fit into the model's context. */
    TOO_LONG,
    /** The prompt is against the service's rules. */
    POLICY,
    /** Something in the service broke. */
    BROKEN
}
