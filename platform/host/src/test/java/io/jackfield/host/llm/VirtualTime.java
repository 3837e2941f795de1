package io.jackfield.host.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/** A time that passes only while somebody waits, and in which things can be planned. One thread only. */
final class VirtualTime extends Clock implements Waiting {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private final PriorityQueue<Plan> plans = new PriorityQueue<>(Comparator.comparingLong(Plan::nanos));
    private final List<Duration> waits = new ArrayList<>();
    private long now;

    private record Plan(long nanos, Runnable work) {}

    /** Does this when so much time has passed. */
    void after(Duration time, Runnable work) {
        plans.add(new Plan(now + time.toNanos(), work));
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    /** Everything that was waited for, and how long it took. */
    List<Duration> waits() {
        return waits;
    }

    Duration passed() {
        return Duration.ofNanos(now);
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public boolean await(CompletableFuture<?> event, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long start = now;
        long until = now + nanos;
        while (!event.isDone() && !plans.isEmpty() && plans.peek().nanos() <= until) {
            Plan plan = plans.remove();
            now = Math.max(now, plan.nanos());
            plan.work().run();
        }
        if (!event.isDone()) {
            now = until;
        }
        if (now > start) {
            waits.add(Duration.ofNanos(now - start));
        }
        return event.isDone();
    }

    @Override
    public Instant instant() {
        return START.plusNanos(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("UTC only");
    }
}
