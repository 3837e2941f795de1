package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.process.BenchPlugin;
import io.jackfield.benchmarks.process.ChildProcess;
import io.jackfield.benchmarks.process.HostHealth;
import io.jackfield.benchmarks.process.Jars;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a plugin that misbehaves does to the answers of another one: 200 commands a second, before and while five users
 * a second call the bad one. One host for each kind of mischief.
 */
public final class Mischief implements Scenario {
    private static final List<String> KINDS =
            List.of("throws", "overflows", "sleeps", "deadlocks", "spins", "floods", "allocates");
    /** The one plugin that walls are there for. */
    static final String PLUGIN = "command-mischief";

    private static final double GOOD_PER_SECOND = 200;
    private static final double BAD_PER_SECOND = 5;
    private static final int CHATS = 500;
    private static final int FIRST_BAD_USER = 50_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Override
    public String title() {
        return "walls";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Section section = new Section(report, title());
        for (String kind : KINDS) {
            run(kind, workshop, section);
        }
    }

    private static void run(String kind, Workshop workshop, Section section) throws Exception {
        Options options = workshop.options();
        LoadShape good = new LoadShape(CHATS, options.window(), MessageText.NUMBERED_START, Redelivery.likeTelegram());
        LoadShape bad = new LoadShape(
                FIRST_BAD_USER, CHATS, options.window(), MessageText.NUMBERED_BREAK, Redelivery.likeTelegram());
        try (Stage stage = workshop.stage(Subject.HOST_BEHIND_WALLS, good, FaultPlan.none())) {
            LoadGenerator mischief = stage.moreLoad(bad);
            ChildProcess process = stage.startAndAwait();
            Jars jars = stage.jars();
            jars.drop(PLUGIN, "1.0.0", jar -> BenchPlugin.writeMischief(jar, "1.0.0", kind));
            stage.load().openLoop(GOOD_PER_SECOND);
            Thread.sleep(options.warmUp());
            Histogram before = stage.measure(options.measured()).times().latencies();

            mischief.openLoop(BAD_PER_SECOND);
            Optional<Duration> quarantined = watch(jars.health(), options.measured());
            Histogram during = stage.load().takeTimes().latencies();
            process.mustBeAlive();
            Histogram later = stage.measure(options.measured()).times().latencies();

            section.milliseconds(kind + ": p50 of others before", before.percentile(0.5), Bound.none());
            section.milliseconds(kind + ": p50 of others during", during.percentile(0.5), Bound.none());
            section.count(kind + ": p50, change in per cent", change(before, during, 0.5), Bound.atMost(10));
            section.milliseconds(kind + ": p99 of others before", before.percentile(0.99), Bound.none());
            section.milliseconds(kind + ": p99 of others during", during.percentile(0.99), Bound.none());
            section.count(kind + ": p99, change in per cent", change(before, during, 0.99), Bound.atMost(10));
            section.milliseconds(kind + ": p50 of others after that", later.percentile(0.5), Bound.none());
            section.milliseconds(kind + ": p99 of others after that", later.percentile(0.99), Bound.none());
            section.count(kind + ": p99 after that, change in per cent", change(before, later, 0.99), Bound.atMost(10));
            if (quarantined.isPresent()) {
                section.seconds(kind + ": first bad call to quarantine", quarantined.get(), Bound.none());
            }
            stage.load().pause();
        }
    }

    /** By how many per cent a percentile is longer than it was. */
    static double change(Histogram before, Histogram during, double share) {
        double was = before.percentile(share).toNanos();
        return 100 * (during.percentile(share).toNanos() - was) / was;
    }

    /** Gives the time until the host has put the plugin into quarantine, if it has. */
    private static Optional<Duration> watch(HostHealth health, Duration length) throws InterruptedException {
        long begun = System.nanoTime();
        Optional<Duration> quarantined = Optional.empty();
        while (System.nanoTime() - begun < length.toNanos()) {
            Thread.sleep(BETWEEN_LOOKS);
            if (quarantined.isEmpty() && health.isQuarantined(PLUGIN)) {
                quarantined = Optional.of(Duration.ofNanos(System.nanoTime() - begun));
            }
        }
        return quarantined;
    }
}
