package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.breaker.CircuitBreaker;
import io.jackfield.host.config.ModelBreakerConfig;
import java.time.Duration;

/**
 * Leaves a provider alone whose service fails again and again, so that its users are told or served by another at once.
 * After a pause one call goes through as a trial; each trial that fails doubles the pause. From any thread.
 */
final class ProviderBreaker {
    private final String provider;
    private final CircuitBreaker circuit;
    private final int failuresBefore;
    private int failures;
    private Cause cause;
    private long openedAt;

    ProviderBreaker(String provider, ModelBreakerConfig config) {
        this.provider = provider;
        circuit = new CircuitBreaker(config.firstPause(), config.longestPause());
        failuresBefore = config.failures();
    }

    /** What a call says of the service. */
    enum Outcome {
        FINE,
        FAILED,
        /** It was ended from outside, or failed on our side. */
        NOTHING;

        /** What a call says that failed before anything came. */
        static Outcome of(StandardError error) {
            return switch (error) {
                case OVERLOADED, UNAVAILABLE, UNAUTHORIZED, OUT_OF_CREDIT, STREAM_STALLED, STREAM_BROKEN -> FAILED;
                case RATE_LIMITED, REQUEST_REJECTED, NOT_FOUND, PROMPT_TOO_LONG, REFUSED_BY_POLICY -> FINE;
                default -> NOTHING;
            };
        }
    }

    /** Of an exception only the words are kept: it knows classes of plugins, which have to be able to go. */
    record Cause(StandardError error, String words) {}

    /** A call that may be made; its end has to be told. */
    final class Pass {
        private final boolean isTrial;

        private Pass(boolean isTrial) {
            this.isTrial = isTrial;
        }

        /** Something came, or the service is there and says no. */
        void fine(long now) {
            end(isTrial, Outcome.FINE, null, now);
        }

        void undecided(long now) {
            end(isTrial, Outcome.NOTHING, null, now);
        }

        void failed(JackfieldException failure, long now) {
            end(isTrial, Outcome.of(failure.error()), failure, now);
        }
    }

    /**
     * Lets a call through.
     *
     * @throws JackfieldException as the service failed last, with the time until the next trial, when it is left alone
     */
    synchronized Pass enter(long now) {
        return switch (circuit.pass(now)) {
            case FREE -> new Pass(false);
            case TRIAL -> new Pass(true);
            case REFUSED ->
                throw new JackfieldException(
                                cause.error(), "model provider " + provider + " is left alone: " + cause.words())
                        .withRetryAfter(untilTrial(now));
        };
    }

    /** It has answered somebody who asked all the same. */
    synchronized void works() {
        failures = 0;
        cause = null;
        circuit.close();
    }

    private synchronized void end(boolean wasTrial, Outcome outcome, JackfieldException failure, long now) {
        if (!wasTrial && circuit.isOpen()) {
            return;
        }
        switch (outcome) {
            case FINE -> works();
            case FAILED -> {
                failures++;
                if (wasTrial || failures >= failuresBefore) {
                    openedAt = circuit.isOpen() ? openedAt : now;
                    cause = new Cause(failure.error(), failure.getMessage());
                    circuit.open(now);
                }
            }
            case NOTHING -> {
                if (wasTrial) {
                    circuit.undecided();
                }
            }
        }
    }

    /** Why it is left alone; null when it is not. */
    synchronized Cause cause() {
        return cause;
    }

    /** For how long it has been left alone; nothing when it is not. */
    synchronized Duration leftAloneFor(long now) {
        return circuit.isOpen() ? Duration.ofNanos(now - openedAt) : Duration.ZERO;
    }

    synchronized Duration untilTrial(long now) {
        return Duration.ofNanos(Math.max(0, circuit.trialAt() - now));
    }
}
