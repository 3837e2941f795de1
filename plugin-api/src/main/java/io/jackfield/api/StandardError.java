package io.jackfield.api;

/**
 * What can go wrong, as stable codes. A code never changes its number or its meaning; logs, metrics and other nodes
 * rely on it. What only one plugin knows is a {@link PluginError} beside one of these.
 */
public enum StandardError {
    /** The plugin itself failed: a bug, an unexpected exception, an {@code Error}. */
    PLUGIN_FAULT(100, false),
    /** The call ran past its deadline and was interrupted. */
    TIMED_OUT(101, false),
    /** Configuration is missing or wrong; the message names the key, its value and what is allowed. */
    CONFIG_INVALID(102, false),
    /** A reply that Telegram would refuse, such as a button without a label. */
    REPLY_INVALID(103, false),
    /** What was asked for does not exist: a model, a user, a file. */
    NOT_FOUND(104, false),
    /** Something this depends on is not there at the moment: a plugin being swapped, a store being restarted. */
    UNAVAILABLE(105, true),
    /** The user asked for it to stop. */
    CANCELLED(106, false),
    /** The plugin's jar does not ask for this permission, or the operator keeps it back. */
    NOT_PERMITTED(107, false),
    /** The host does not call this plugin for a while, because it has failed again and again. */
    QUARANTINED(108, true),

    /** The other side asks to come back later; see {@link JackfieldException#retryAfter()}. */
    RATE_LIMITED(200, true),
    /** The other side is overloaded or broken for the moment. */
    OVERLOADED(201, true),
    /** The other side understood the request and will never accept it. */
    REQUEST_REJECTED(202, false),
    /** Our key is wrong, expired or lacks a right; the operator has to act. */
    UNAUTHORIZED(203, false),
    /** Our account there has no credit left; the operator has to act. */
    OUT_OF_CREDIT(204, false),

    /** The prompt does not fit into the model's context window. */
    PROMPT_TOO_LONG(300, false),
    /** The model or its provider refused for reasons of policy. */
    REFUSED_BY_POLICY(301, false),
    /**
     * The answer broke off after it had begun; what came is kept. Never repeated by itself: it was shown and billed.
     */
    STREAM_BROKEN(302, false),
    /** Nothing came from the model for too long. */
    STREAM_STALLED(303, false),
    /**
     * The user's plan allows no more of it; {@link JackfieldException#retryAfter()} says when it does again, if ever.
     */
    QUOTA_EXCEEDED(304, false),
    /** Only subscribers may use it. */
    SUBSCRIPTION_REQUIRED(305, false);

    private final int code;
    private final boolean retryable;

    StandardError(int code, boolean retryable) {
        this.code = code;
        this.retryable = retryable;
    }

    /** The stable number, 100 to 999. */
    public int code() {
        return code;
    }

    /** Whether the same call may work a little later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }
}
