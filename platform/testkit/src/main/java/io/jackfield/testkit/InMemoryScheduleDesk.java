package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.desk.ScheduleDesk;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.schedule.CronTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Plans, and their work when the clock is turned. Jobs run on the thread that turns it, each at its own time. */
final class InMemoryScheduleDesk implements ScheduleDesk {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final String plugin;
    private final TestClock clock = new TestClock(this::runUntil);
    private final Map<String, JobHandler> handlers = new ConcurrentHashMap<>();
    private final Map<PlanKey, Plan> plans = new HashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private volatile JackfieldException failure;

    InMemoryScheduleDesk(String plugin) {
        this.plugin = plugin;
    }

    private record PlanKey(String job, String key) {}

    private record Plan(PlanKey key, String data, Instant due, String cron, ZoneId zone, int tries) {
        Plan at(Instant next, int nextTries) {
            return new Plan(key, data, next, cron, zone, nextTries);
        }
    }

    TestClock clock() {
        return clock;
    }

    /** A failure that the test has not asked for yet. */
    Optional<JackfieldException> failure() {
        return Optional.ofNullable(failure);
    }

    JackfieldException takeFailure() {
        JackfieldException taken = failure().orElseThrow(() -> new AssertionError("no scheduled job has failed"));
        failure = null;
        return taken;
    }

    @Override
    public void on(String job, JobHandler handler) {
        handlers.put(job, handler);
    }

    @Override
    public void at(Instant when, String job, String key, String data) {
        put(new Plan(new PlanKey(job, key), data, when, null, null, 0));
    }

    @Override
    public void cron(String cron, ZoneId zone, String job, String key, String data) {
        put(new Plan(new PlanKey(job, key), data, next(cron, zone), cron, zone, 0));
    }

    @Override
    public void cancel(String job, String key) {
        changes.incrementAndGet();
        synchronized (plans) {
            plans.remove(new PlanKey(job, key));
        }
    }

    /** How often plans were made or taken back. */
    long changes() {
        return changes.get();
    }

    private void put(Plan plan) {
        changes.incrementAndGet();
        synchronized (plans) {
            plans.put(plan.key(), plan);
        }
    }

    private Instant next(String cron, ZoneId zone) {
        return CronTimes.next(cron, zone.getId(), clock.instant().atOffset(ZoneOffset.UTC))
                .toInstant();
    }

    private void runUntil(Instant moment) {
        for (Optional<Plan> due = takeDue(moment); due.isPresent(); due = takeDue(moment)) {
            clock.reach(due.get().due());
            run(due.get());
        }
    }

    /** The next plan; planned again before it runs, so that what the job itself plans has the last word. */
    private Optional<Plan> takeDue(Instant moment) {
        synchronized (plans) {
            Optional<Plan> due = plans.values().stream()
                    .filter(plan -> !plan.due().isAfter(moment)
                            && handlers.containsKey(plan.key().job()))
                    .min(Comparator.comparing(Plan::due));
            due.ifPresent(plan -> plans.remove(plan.key()));
            return due;
        }
    }

    private void run(Plan plan) {
        if (plan.cron() != null) {
            put(plan.at(next(plan.cron(), plan.zone()), 0));
        }
        try {
            Job job = new Job(plan.key().job(), plan.key().key(), plan.data(), plan.due());
            handlers.get(plan.key().job()).run(job);
        } catch (Exception e) {
            JackfieldException error = CallResult.Failed.of(plugin, e).error();
            if (error.error().retryable()) {
                Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(plan.tries(), MOST_DOUBLINGS));
                put(plan.at(clock.instant().plus(pause), plan.tries() + 1));
                return;
            }
            failure = error;
        }
    }
}
