package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.process.ChildProcess;
import java.time.Duration;

/**
 * A thousand users ask a model at once, which tells each of them 50 tokens, 20 ms apart. Counted is the time until Telegram
 * has the message with the last token: one second if nothing stood in the way.
 */
public final class Dialogues implements Scenario {
    private static final int ROUNDS_BEFORE = 8;
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public String title() {
        return "dialogues streaming at once";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        LoadShape shape =
                new LoadShape(options.dialogues(), options.window(), MessageText.QUESTION, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        try (Stage stage = workshop.stage(Subject.HOST_WITH_MODELS, shape, FaultPlan.none())) {
            ChildProcess process = stage.startAndAwait();
            LoadGenerator load = stage.load();
            for (int round = 0; round < ROUNDS_BEFORE; round++) {
                load.burst(1);
                load.awaitQuiet(QUIET, LONGEST);
            }
            load.takeTimes();
            Duration cpuBefore = process.meter().cpu();

            load.burst(1);
            load.awaitQuiet(QUIET, LONGEST);

            Histogram times = load.takeTimes().latencies();
            section.count("dialogues", (double) times.count(), Bound.atLeast(options.dialogues()));
            section.seconds("last token shown, p50", times.percentile(0.5), Bound.none());
            section.seconds("last token shown, p99", times.percentile(0.99), Bound.atMost(1.5));
            section.seconds("last token shown, slowest", times.maximum(), Bound.none());
            section.seconds("host CPU of the round", process.meter().cpu().minus(cpuBefore), Bound.none());
            section.megabytes("resident memory", process.meter().residentBytes(), Bound.none());
            section.count("answers lost, all rounds", load.books().lost(), Bound.atMost(0));
        }
    }
}
