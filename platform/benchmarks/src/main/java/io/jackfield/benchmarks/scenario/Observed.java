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
            Cost cost = Cost.of(stage.measure(options.measured()));
            load.pause();
            load.awaitAnswers(TIME_TO_DRAIN);
            wrong += WidePlugins.wrong(load.books());
            return cost;
        }
    }
}
