package io.jackfield.host.loop;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks the core loop on behalf of a plugin and waits for the answer, and for the database when that is gone for a
 * while; failures become the contract's exception.
 */
public final class Blocking {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final CoreLoop loop;
    private final Predicate<Throwable> passing;

    public Blocking(CoreLoop loop) {
        this(loop, error -> false);
    }

    /** @param passing failures after which the question was certainly not heard and may be asked again */
    public Blocking(CoreLoop loop, Predicate<Throwable> passing) {
        this.loop = loop;
        this.passing = passing;
    }

    /** @param desk who is asked, for the message of a failure */
    public <T> T get(String desk, Supplier<Future<T>> question) {
        return get(desk, LIMIT, question);
    }

    /** @param limit for the whole answer */
    public <T> T get(String desk, Duration limit, Supplier<Future<T>> question) {
        HostWaits waits = HostWaits.ofCurrentCall();
        waits.begin();
        try {
            return patiently(question, limit, System.nanoTime() + limit.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(
                    StandardError.TIMED_OUT, "interrupted while waiting for the " + desk + " desk", e);
        } catch (TimeoutException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "the " + desk + " desk did not answer within " + limit.toSeconds() + " s",
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JackfieldException known) {
                throw known;
            }
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "the " + desk + " desk failed: " + e.getCause().getMessage(),
                    e.getCause());
        } finally {
            waits.end();
        }
    }

    private <T> T patiently(Supplier<Future<T>> question, Duration limit, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            try {
                return loop.await(question, limit);
            } catch (ExecutionException e) {
                if (!passing.test(e.getCause()) || System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
