package io.jackfield.host.store;

import io.jackfield.host.loop.CoreLoop;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the journal's writes go through, and says so in the log: once when they stop, once a minute while they
 * do not, once when they go again. Ends what never gets an answer. Core loop only.
 */
final class WriteWatch {
    private static final Logger LOG = LoggerFactory.getLogger(WriteWatch.class);
    private static final long SAY_AGAIN = Duration.ofMinutes(1).toNanos();
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final CoreLoop loop;
    private final WriteLimits limits;
    private final IntSupplier backlog;
    private Attempt current;
    private Runnable beat;
    private Duration patience;
    private boolean looking;
    private boolean stopped;
    private boolean healthy = true;
    private boolean silent;
    private long downSince;
    private long lastSaid;
    private long lastWent = System.nanoTime();

    WriteWatch(CoreLoop loop, WriteLimits limits, IntSupplier backlog) {
        this.loop = loop;
        this.limits = limits;
        this.backlog = backlog;
        patience = limits.giveUp();
    }

    /** One try to write. */
    final class Attempt {
        private final long start = System.nanoTime();
        private final Runnable givenUp;
        private boolean connected;

        private Attempt(Runnable givenUp) {
            this.givenUp = givenUp;
        }

        /** Until then it is the connecting that takes time, which has a limit of its own. */
        void connected() {
            connected = true;
        }

        /** Whether what it brought counts; false when it was given up. */
        boolean end() {
            if (current != this) {
                return false;
            }
            current = null;
            return true;
        }
    }

    /** @param givenUp when there was no answer for so long that none is waited for any more */
    Attempt begin(Runnable givenUp) {
        current = new Attempt(givenUp);
        lookLater();
        return current;
    }

    /** @param whenQuiet asks the database something, when nothing has been written for a while */
    void beat(Runnable whenQuiet) {
        beat = whenQuiet;
        lookLater();
    }

    void stop() {
        stopped = true;
    }

    boolean healthy() {
        return healthy;
    }

    boolean takesMore() {
        return healthy
                || !silent && System.nanoTime() - downSince < limits.passing().toNanos();
    }

    void went(int rows) {
        lastWent = System.nanoTime();
        patience = limits.giveUp();
        if (!healthy) {
            healthy = true;
            silent = false;
            LOG.info("journal: the database is back, {} rows were waiting", backlog.getAsInt() + rows);
        }
    }

    void failed(Throwable error) {
        down(String.valueOf(error.getMessage()));
    }

    private void down(String reason) {
        long now = System.nanoTime();
        if (healthy) {
            healthy = false;
            downSince = now;
            lastSaid = now;
            LOG.error(
                    "journal: cannot write, {}; nothing more is acknowledged, so Telegram keeps it; tried until it goes",
                    reason);
        } else if (now - lastSaid > SAY_AGAIN) {
            lastSaid = now;
            LOG.error(
                    "journal: cannot write for {} s, {}; {} rows wait",
                    Duration.ofNanos(now - downSince).toSeconds(),
                    reason,
                    backlog.getAsInt());
        }
    }

    private void lookLater() {
        if (!looking) {
            looking = true;
            loop.later(limits.look(), this::look);
        }
    }

    private void look() {
        looking = false;
        if (current != null) {
            lookAt(current);
        } else if (beat != null
                && !stopped
                && System.nanoTime() - lastWent > limits.beat().toNanos()) {
            beat.run();
        }
        if (current != null || beat != null && !stopped) {
            lookLater();
        }
    }

    private void lookAt(Attempt attempt) {
        Duration waited = Duration.ofNanos(System.nanoTime() - attempt.start);
        if (waited.compareTo(limits.notice()) < 0) {
            return;
        }
        down("the database has not answered for " + waited.toSeconds() + " s");
        silent = true;
        if (attempt.connected && waited.compareTo(patience) >= 0) {
            patience = patience.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : patience.multipliedBy(2);
            attempt.end();
            attempt.givenUp.run();
        }
    }
}
