package io.jackfield.host.llm;

import io.jackfield.host.config.LlmConfig;
import java.time.Duration;

/**
 * How long it has been quiet, and how long that is bearable. A model that thinks aloud or searches is at work, and may
 * take its time; one whose service only says that it is queued has a limit for that.
 */
final class StallTimer {
    private final LlmConfig config;
    private long lastNanos;
    private long queuedSinceNanos;
    private boolean queued;
    private boolean answering;

    StallTimer(LlmConfig config, long startNanos) {
        this.config = config;
        lastNanos = startNanos;
    }

    /** A piece of the answer has come. */
    synchronized void answered(long now) {
        answering = true;
        worked(now);
    }

    /** The model thinks, searches or reads. */
    synchronized void worked(long now) {
        queued = false;
        lastNanos = now;
    }

    /** The service is there and has no room yet. */
    synchronized void queued(long now) {
        if (!queued) {
            queued = true;
            queuedSinceNanos = now;
        }
        lastNanos = now;
    }

    /** Nanoseconds until it is too long; zero or less when it is. */
    synchronized long left(long now) {
        long left = bearable().toNanos() - (now - lastNanos);
        return queued ? Math.min(left, config.queueTimeout().toNanos() - (now - queuedSinceNanos)) : left;
    }

    /** When to look again at the latest: what comes meanwhile may have a shorter limit. */
    Duration nextLook() {
        return config.silenceTimeout().compareTo(config.queueTimeout()) < 0
                ? config.silenceTimeout()
                : config.queueTimeout();
    }

    /** What was waited for in vain. */
    synchronized String words() {
        return queued
                ? "the model's service has had no room for the question within "
                        + config.queueTimeout().toSeconds() + " s (llm.queueTimeout) or has fallen silent"
                : "nothing came from the model for " + bearable().toSeconds() + " s";
    }

    private Duration bearable() {
        return answering ? config.silenceTimeout() : config.firstTokenTimeout();
    }
}
