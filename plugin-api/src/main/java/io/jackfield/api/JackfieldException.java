package io.jackfield.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * The one exception of the platform. Its {@link #error()} says what kind of failure it is; its message names the thing,
 * its value and the way out, and is written for the operator, never shown to a Telegram user. A plugin that knows more
 * of it than the kinds there are adds a {@link PluginError}.
 */
public final class JackfieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StandardError error;
    private final Duration retryAfter;
    private final PluginError own;

    public JackfieldException(StandardError error, String message) {
        this(error, message, null, null, null);
    }

    public JackfieldException(StandardError error, String message, Throwable cause) {
        this(error, message, cause, null, null);
    }

    private JackfieldException(
            StandardError error, String message, Throwable cause, Duration retryAfter, PluginError own) {
        super(message, cause);
        this.error = requireNonNull(error, "error");
        this.retryAfter = retryAfter;
        this.own = own;
    }

    /** The same failure with the time the other side asked us to wait. */
    public JackfieldException withRetryAfter(Duration wait) {
        return new JackfieldException(error, getMessage(), getCause(), requireNonNull(wait, "wait"), own);
    }

    /**
     * The same failure under a plugin's own code and in its own words. Its {@link #error()} stays, and with it whether
     * it is tried again.
     */
    public JackfieldException as(PluginError pluginError) {
        return new JackfieldException(
                error, getMessage(), getCause(), retryAfter, requireNonNull(pluginError, "pluginError"));
    }

    public StandardError error() {
        return error;
    }

    /** What its plugin calls it and tells the user; empty when it says no more than {@link #error()}. */
    public Optional<PluginError> own() {
        return Optional.ofNullable(own);
    }

    /** How long the other side asked us to wait before trying again. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
