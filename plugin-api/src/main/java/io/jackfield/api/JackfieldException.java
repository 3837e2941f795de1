package io.jackfield.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * The one exception of the platform. Its {@link #error()} says what kind of failure it is; its message names the thing,
 * its value and the way out, and is written for the operator, never shown to a Telegram user.
 */
public final class JackfieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StandardError error;
    private final Duration retryAfter;

    public JackfieldException(StandardError error, String message) {
        this(error, message, null, null);
    }

    public JackfieldException(StandardError error, String message, Throwable cause) {
        this(error, message, cause, null);
    }

    private JackfieldException(StandardError error, String message, Throwable cause, Duration retryAfter) {
        super(message, cause);
        this.error = requireNonNull(error, "error");
        this.retryAfter = retryAfter;
    }

    /** The same failure with the time the other side asked us to wait. */
    public JackfieldException withRetryAfter(Duration wait) {
        return new JackfieldException(error, getMessage(), getCause(), requireNonNull(wait, "wait"));
    }

    public StandardError error() {
        return error;
    }

    /** How long the other side asked us to wait before trying again. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
