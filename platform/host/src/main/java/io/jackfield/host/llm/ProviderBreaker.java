package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ModelBreakerConfig;
import java.time.Duration;

/**
 * Leaves a provider alone whose service fails again and again, so that its users are told or served by another at once. After
 * a pause one call goes through as a trial; each trial that fails doubles the pause. From any thread.
 */
final class ProviderBreaker {
    private final String provider;
    private final ModelBreakerConfig config;
    private int failures;
    private Cause cause;
    private boolean trial;
    private long pauseNanos;
    private long trialAt;

    ProviderBreaker(String provider, ModelBreakerConfig config) {
        this.provider = provider;
        this.config = config;
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
        if (cause == null) {
            return new Pass(false);
        }
        if (trial || now - trialAt < 0) {
            Duration wait = Duration.ofNanos(Math.max(0, trialAt - now));
            throw new JackfieldException(
                            cause.error(), "model provider " + provider + " is left alone: " + cause.words())
                    .withRetryAfter(wait);
        }
        trial = true;
        return new Pass(true);
    }

    private synchronized void end(boolean wasTrial, Outcome outcome, JackfieldException failure, long now) {
        if (wasTrial) {
            trial = false;
        } else if (cause != null) {
            return;
        }
        switch (outcome) {
            case FINE -> {
                failures = 0;
                cause = null;
                pauseNanos = 0;
            }
            case FAILED -> {
                failures++;
                if (wasTrial || failures >= config.failures()) {
                    open(failure, now);
                }
            }
            case NOTHING -> {}
        }
    }

    private void open(JackfieldException failure, long now) {
        cause = new Cause(failure.error(), failure.getMessage());
        pauseNanos = pauseNanos == 0
                ? config.firstPause().toNanos()
                : Math.min(2 * pauseNanos, config.longestPause().toNanos());
        trialAt = now + pauseNanos;
    }

    /** Why it is left alone; null when it is not. */
    synchronized Cause cause() {
        return cause;
    }

    synchronized Duration untilTrial(long now) {
        return Duration.ofNanos(Math.max(0, trialAt - now));
    }
}
