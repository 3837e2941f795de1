package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.process.ChildProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * From the start of the process to the first answer, with an update waiting from the beginning; of the bare handler,
 * then of the host. The start before the first that counts has created the tables.
 */
public final class FirstAnswer implements Scenario {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Subject subject;
    private final int starts;
    private final double limitSeconds;

    private FirstAnswer(Subject subject, int starts, double limitSeconds) {
        this.subject = subject;
        this.starts = starts;
        this.limitSeconds = limitSeconds;
    }

    /** With PostgreSQL and Redis already up. */
    public static Scenario withStoresUp() {
        return new FirstAnswer(Subject.HOST, 5, 1.5);
    }

    /** With the PostgreSQL and Redis that the host starts itself, from the second start on. */
    public static Scenario withOwnStores() {
        return new FirstAnswer(Subject.HOST_WITH_OWN_STORES, 2, 10);
    }

    @Override
    public String title() {
        return subject == Subject.HOST ? "first answer, stores up" : "first answer, own stores";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Section section = new Section(report, title());
        Duration bare = measure(Subject.BARE, workshop).median();
        Starts host = measure(subject, workshop);
        section.seconds("bare handler: median of " + starts + " starts", bare, Bound.none());
        section.seconds("median of " + starts + " starts", host.median(), Bound.atMost(limitSeconds));
        section.count(
                "median, times the bare handler", (double) host.median().toNanos() / bare.toNanos(), Bound.none());
        section.seconds("fastest", host.times().getFirst(), Bound.none());
        section.seconds("slowest", host.times().getLast(), Bound.none());
        section.seconds("on an empty database", host.veryFirst(), Bound.none());
    }

    private Starts measure(Subject target, Workshop workshop) throws Exception {
        LoadShape shape = new LoadShape(1, 1, MessageText.START, Redelivery.every(BETWEEN_TRIES));
        try (Stage stage = workshop.stage(target, shape, FaultPlan.none())) {
            Duration veryFirst = startToAnswer(stage);
            List<Duration> times = new ArrayList<>();
            for (int i = 0; i < starts; i++) {
                times.add(startToAnswer(stage));
            }
            times.sort(null);
            return new Starts(veryFirst, times);
        }
    }

    /** @param times of those after the first, shortest first */
    private record Starts(Duration veryFirst, List<Duration> times) {
        Duration median() {
            return times.get(times.size() / 2);
        }
    }

    private static Duration startToAnswer(Stage stage) throws InterruptedException {
        LoadGenerator load = stage.load();
        load.takeTimes();
        ChildProcess process = stage.start();
        load.burst(1);
        if (!load.awaitAnswers(LONGEST)) {
            throw new IllegalStateException("no answer " + LONGEST.toSeconds() + " s after the start");
        }
        long answered = load.takeTimes().first().orElseThrow();
        process.stop();
        return Duration.ofNanos(answered - process.startedAt());
    }
}
