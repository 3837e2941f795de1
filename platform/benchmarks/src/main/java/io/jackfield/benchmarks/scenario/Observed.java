package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What it costs to be watched: histograms, trace ids and Sentry against a host without them. Hosts come four times, in
 * the order blind, watched, watched, blind, so that a machine that gets slower meanwhile is no difference between them.
 */
public final class Observed implements Scenario {
    private static final double MOST = 1.02;
    /** Of fewer commands the host's other work is most of what is measured, and two parts in a hundred are nothing. */
    private static final long LEAST_COMMANDS = 10_000;

    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(3);
    private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(30);

    /** Half of what the first host takes; all of them are measured at it. */
    private OptionalDouble rate = OptionalDouble.empty();

    private int wrong;

    @Override
    public String title() {
        return "cost of watching";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Section section = new Section(report, title());
        Cost blind = visit(workshop, Subject.HOST_UNOBSERVED);
        Cost watched = visit(workshop, Subject.HOST_OBSERVED).meanWith(visit(workshop, Subject.HOST_OBSERVED));
        blind = blind.meanWith(visit(workshop, Subject.HOST_UNOBSERVED));
        blind.tell(section, "without histograms, trace ids and Sentry");
        watched.tell(section, "with them");
        section.count("CPU, times that without", watched.cpu() / blind.cpu(), Bound.atMost(MOST));
        section.count("answers lost, doubled or out of order, of all these hosts", wrong, Bound.atMost(0));
    }

    private Cost visit(Workshop workshop, Subject subject) throws Exception {
        Options options = workshop.options();
        LoadShape shape =
                new LoadShape(options.users(), options.window(), MessageText.NUMBERED_START, Redelivery.likeTelegram());
        try (Stage stage = workshop.stage(subject, shape, FaultPlan.none())) {
            stage.startAndAwait();
            LoadGenerator load = stage.load();
            load.closedLoop(options.window());
            Thread.sleep(options.warmUp());
            double perSecond = rate.orElse(stage.measure(options.measured()).answersPerSecond() / 2);
            rate = OptionalDouble.of(perSecond);
            load.pause();
            load.awaitAnswers(TIME_TO_DRAIN);
            workshop.checkpoint();
            load.openLoop(perSecond);
            Thread.sleep(TIME_TO_SETTLE);
            Measurement half = stage.measure(options.measured());
            requireEnough(half);
            load.pause();
            load.awaitAnswers(TIME_TO_DRAIN);
            wrong += WidePlugins.wrong(load.books());
            return Cost.of(half);
        }
    }

    /** A figure of a machine without room for it would be worse than none. */
    private static void requireEnough(Measurement measured) {
        long commands = measured.times().latencies().count();
        if (commands < LEAST_COMMANDS) {
            throw new IllegalStateException("only " + commands + " commands were answered in "
                    + measured.length().toSeconds() + " s, and " + LEAST_COMMANDS
                    + " are needed; measure for longer (--seconds), or on a machine with less else to do");
        }
    }
}
