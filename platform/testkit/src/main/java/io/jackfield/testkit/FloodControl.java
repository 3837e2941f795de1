package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Telegram's 429 on demand. What the host sends waits as long as Telegram asks, behind it everything else of that chat;
 * what the plugin calls itself fails. From any thread.
 */
final class FloodControl {
    private final Clock clock;
    private final Map<ChatLog, Held> held = new HashMap<>();
    private int refusals;
    private Duration wait = Duration.ZERO;

    FloodControl(Clock clock) {
        this.clock = clock;
    }

    private record Held(Instant until, Deque<Runnable> calls) {}

    synchronized void refuseNext(int calls, Duration retryAfter) {
        refusals = calls;
        wait = retryAfter;
    }

    /** Answers to presses and payments come at once in any case, as the host's outbox sends them. */
    void pass(ChatLog chat, String method, Runnable show) {
        if (!isHeld(chat, method, show)) {
            show.run();
        }
    }

    private synchronized boolean isHeld(ChatLog chat, String method, Runnable show) {
        if (method.startsWith("answer")) {
            return false;
        }
        Held waiting = held.get(chat);
        if (waiting != null) {
            waiting.calls().add(show);
            return true;
        }
        if (refusals == 0) {
            return false;
        }
        // Further refusals of the same message only make it later.
        Duration all = wait.multipliedBy(refusals);
        refusals = 0;
        held.put(chat, new Held(clock.instant().plus(all), new ArrayDeque<>(List.of(show))));
        chat.note("(Telegram answers 429: come back in " + all.toSeconds() + " s)");
        return true;
    }

    /** @throws JackfieldException with {@link StandardError#RATE_LIMITED}, as the message desk of the host */
    synchronized void requireAllowed(String method) {
        if (refusals > 0) {
            refusals--;
            throw new JackfieldException(
                            StandardError.RATE_LIMITED,
                            "Telegram refuses " + method + ": 429 Too Many Requests: retry after " + wait.toSeconds())
                    .withRetryAfter(wait);
        }
    }

    void release() {
        Deque<Runnable> due = new ArrayDeque<>();
        synchronized (this) {
            Instant now = clock.instant();
            held.values().removeIf(one -> {
                boolean over = !one.until().isAfter(now);
                if (over) {
                    due.addAll(one.calls());
                }
                return over;
            });
        }
        due.forEach(Runnable::run);
    }
}
