package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.process.ChildProcess;
import java.time.Duration;

/**
 * Workload A: {@code /start} from many users, one message with three buttons for each. First as fast as the target can,
 * which shows what an update costs; then at half that rate, which shows how long a user waits.
 */
public final class FullAndHalfLoad implements Scenario {
    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(3);
    private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(30);

    private final Subject subject;

    private FullAndHalfLoad(Subject subject) {
        this.subject = subject;
    }

    /** The yardstick. */
    public static Scenario ofBareHandler() {
        return new FullAndHalfLoad(Subject.BARE);
    }

    public static Scenario ofHost() {
        return new FullAndHalfLoad(Subject.HOST);
    }

    @Override
    public String title() {
        return subject == Subject.BARE ? "bare handler" : "commands";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        LoadShape shape =
                new LoadShape(options.users(), options.window(), MessageText.START, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        try (Stage stage = workshop.stage(subject, shape, FaultPlan.none())) {
            ChildProcess process = stage.startAndAwait();
            LoadGenerator load = stage.load();

            load.closedLoop(options.window());
            Thread.sleep(options.warmUp());
            Measurement full = stage.measure(options.measured());
            settle(load);
            workshop.checkpoint();
            load.openLoop(full.answersPerSecond() / 2);
            Thread.sleep(TIME_TO_SETTLE);
            Measurement half = stage.measure(options.measured());
            long resident = process.meter().residentBytes();
            settle(load);

            full(section, full, workshop);
            half(section, half);
            section.megabytes("resident memory after load", resident, forHost(Bound.atMost(250)));
            section.books(load.books(), Bound.atMost(0));
        }
    }

    private static void settle(LoadGenerator load) throws InterruptedException {
        load.pause();
        load.awaitAnswers(TIME_TO_DRAIN);
    }

    private void full(Section section, Measurement full, Workshop workshop) {
        double cpu = full.perThousand(full.targetCpu());
        section.count(
                "updates per second, full load", Math.rint(full.answersPerSecond()), forHost(Bound.atLeast(14_000)));
        section.count("CPU ms per 1000 updates, full load", cpu, Bound.none());
        section.count("JIT compiler's part of it", full.perThousand(full.compilerCpu()), Bound.none());
        if (subject == Subject.BARE) {
            workshop.rememberBare(full);
            section.count("load generator's CPU ms per 1000 updates", full.perThousand(full.ownCpu()), Bound.none());
            return;
        }
        workshop.bare().ifPresent(bare -> {
            section.count("CPU, times the bare handler", cpu / bare.perThousand(bare.targetCpu()), Bound.atMost(1.5));
            section.count(
                    "CPU without the JIT compiler, times the bare handler",
                    full.settledPerThousand() / bare.settledPerThousand(),
                    Bound.atMost(1.25));
        });
        section.count(
                "PostgreSQL CPU ms per 1000 updates, full load",
                full.perThousand(full.postgresCpu()),
                Bound.atMost(20));
    }

    private void half(Section section, Measurement half) {
        section.count("updates per second, half load", Math.rint(half.answersPerSecond()), Bound.none());
        section.count("CPU ms per 1000 updates, half load", half.perThousand(half.targetCpu()), Bound.none());
        if (subject != Subject.BARE) {
            section.count(
                    "PostgreSQL CPU ms per 1000 updates, half load",
                    half.perThousand(half.postgresCpu()),
                    Bound.none());
        }
        section.milliseconds("p50, half load", half.times().latencies().percentile(0.5), Bound.none());
        section.milliseconds("p99, half load", half.times().latencies().percentile(0.99), forHost(Bound.atMost(15)));
    }

    private Bound forHost(Bound bound) {
        return subject == Subject.BARE ? Bound.none() : bound;
    }
}
