package io.jackfield.host.calls;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.breaker.CircuitBreaker.Pass;
import io.jackfield.host.calls.Refusal.Reason;
import io.jackfield.host.config.PluginLimits;
import io.jackfield.host.config.QuarantineConfig;
import io.jackfield.host.plugins.LoadedPlugin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the calls of one version of a plugin in: so many at once, a few more wait, and none while it is in quarantine. A
 * new version has a new gate. From any thread.
 */
final class Bulkhead {
    private static final Logger LOG = LoggerFactory.getLogger(Bulkhead.class);

    private final LoadedPlugin plugin;
    private final PluginLimits limits;
    private final Breaker breaker;
    private final PluginMeters meters;
    private final Deque<PluginJob<?>> waiting = new ArrayDeque<>();
    private int running;
    private int stuck;

    Bulkhead(LoadedPlugin plugin, PluginLimits limits, QuarantineConfig quarantine, PluginMeters meters) {
        this.plugin = plugin;
        this.limits = limits;
        this.meters = meters;
        breaker = new Breaker(quarantine);
    }

    LoadedPlugin plugin() {
        return plugin;
    }

    /** What becomes of a call that wants in. */
    sealed interface Entry {
        record Enters() implements Entry {}

        record Waits() implements Entry {}

        record Refused(Refusal why) implements Entry {}
    }

    /** @param must whether it goes through in quarantine as well, because money was paid for it */
    synchronized Entry ask(PluginJob<?> job, boolean must, long now) {
        Pass pass = must ? Pass.FREE : breaker.pass(stuck, now);
        if (pass == Pass.REFUSED) {
            return new Entry.Refused(new Refusal(Reason.QUARANTINE, quarantined(now)));
        }
        job.call().isTrial(pass == Pass.TRIAL);
        job.call().isMust(must);
        // A trial is one call, and so is one that was paid for; what got stuck before it must not keep it out.
        boolean atOnce = pass == Pass.TRIAL || must && breaker.isOpen();
        if (atOnce || running < limits.maxCalls() && waiting.isEmpty()) {
            running++;
            return new Entry.Enters();
        }
        if (waiting.size() < limits.maxWaiting()) {
            waiting.add(job);
            return new Entry.Waits();
        }
        return new Entry.Refused(new Refusal(Reason.FULL, full()));
    }

    /** A thread is free again; gives the call that may begin now. */
    synchronized Optional<PluginJob<?>> left(RunningCall call) {
        running--;
        call.end();
        if (call.isStuck()) {
            stuck--;
        }
        if (running >= limits.maxCalls() || waiting.isEmpty()) {
            return Optional.empty();
        }
        running++;
        return Optional.of(waiting.remove());
    }

    /** Takes note of an answer, a failure or a deadline. */
    synchronized void ended(RunningCall call, Breaker.Outcome outcome, long now) {
        boolean before = breaker.isOpen();
        if (!breaker.ended(outcome, call.isTrial(), now)) {
            return;
        }
        if (breaker.isOpen()) {
            tellOfQuarantine(before, now);
        } else {
            LOG.info("plugin: {} is out of quarantine, its trial call went well", plugin.id());
        }
    }

    /** An operator ends the quarantine; whether there was one. */
    synchronized boolean release() {
        if (!breaker.isOpen() || plugin.scope().isClosed()) {
            return false;
        }
        breaker.release();
        LOG.info("plugin: {} is out of quarantine, an operator has ended it", plugin.id());
        return true;
    }

    /** A call was interrupted a while ago and goes on. */
    synchronized void stuck(RunningCall call, long now) {
        if (call.hasEnded() || call.isStuck()) {
            return;
        }
        call.isStuck(true);
        stuck++;
        LOG.warn(
                "plugin: a call of {} ignores its interrupt and keeps its thread; only the end of the process ends it,"
                        + " and with 'isolation: process' in config/plugins/{}.yaml that is a process of its own",
                plugin.id(),
                plugin.id());
        if (breaker.stuck(stuck, now)) {
            tellOfQuarantine(false, now);
        }
    }

    /**
     * The waiting calls that have to be told now: those that have waited too long, and in quarantine all that can be
     * told.
     */
    synchronized List<Turned> turnAway(long now) {
        List<Turned> away = new ArrayList<>();
        waiting.removeIf(job -> {
            Optional<Refusal> why = Optional.empty();
            if (breaker.isOpen() && !job.call().isMust()) {
                why = Optional.of(new Refusal(Reason.QUARANTINE, quarantined(now)));
            } else if (waitedTooLong(job, now)) {
                why = Optional.of(new Refusal(Reason.WAITED, full()));
            }
            why.ifPresent(told -> away.add(new Turned(job, told)));
            return why.isPresent();
        });
        return away;
    }

    /** All calls that wait; they will not be called. */
    synchronized List<PluginJob<?>> emptied() {
        List<PluginJob<?>> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** A call that does not get in, and why. */
    record Turned(PluginJob<?> job, Refusal why) {}

    synchronized PluginFigures figures(long now, Instant wallClock) {
        Optional<Quarantine> quarantine = breaker.isOpen() && !plugin.scope().isClosed()
                ? Optional.of(new Quarantine(breaker.cause(), wallClock.plusNanos(pauseLeft(now))))
                : Optional.empty();
        return new PluginFigures(running, waiting.size(), stuck, quarantine);
    }

    private boolean waitedTooLong(PluginJob<?> job, long now) {
        return now - job.call().startedNanos() > limits.waitLimit().toNanos();
    }

    private long pauseLeft(long now) {
        return Math.max(0, breaker.trialAt() - now);
    }

    private void tellOfQuarantine(boolean prolonged, long now) {
        meters.quarantined(plugin.id());
        LOG.error(
                "plugin: {} {} {} quarantine: {}; its users are told, others go on. Trial in {} s, or at once with a new"
                        + " jar",
                plugin.id(),
                plugin.info().version(),
                prolonged ? "failed its trial and stays in" : "is in",
                breaker.cause(),
                Math.ceilDiv(pauseLeft(now), 1_000_000_000L));
    }

    private JackfieldException quarantined(long now) {
        return new JackfieldException(
                        StandardError.QUARANTINED,
                        "plugin " + plugin.id() + " is in quarantine: " + breaker.cause()
                                + "; it is tried again by itself, or replace its jar")
                .withRetryAfter(Duration.ofNanos(pauseLeft(now)));
    }

    private JackfieldException full() {
        return new JackfieldException(
                StandardError.UNAVAILABLE,
                "plugin " + plugin.id() + " has " + running + " calls running and " + waiting.size()
                        + " waiting; plugins.maxCalls and plugins.maxWaiting allow " + limits.maxCalls() + " and "
                        + limits.maxWaiting());
    }
}
