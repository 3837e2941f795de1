package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FakeBotApi;
import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.load.TokenFigures;
import java.time.Duration;

/**
 * Telegram answers every fifth call with 429 and 1 to 30 seconds to wait, drafts and chat actions included, while users
 * talk with a model: every answer must arrive whole and once.
 */
public final class Storm implements Scenario {
    private static final int ONE_IN = 5;
    private static final int LONGEST_WAIT_SECONDS = 30;
    /** A message may meet several waits in a row. */
    private static final Duration QUIET = Duration.ofSeconds(3L * LONGEST_WAIT_SECONDS);

    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Override
    public String title() {
        return "429 on one call in " + ONE_IN;
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        LoadShape shape = new LoadShape(
                options.stormDialogues(), options.window(), MessageText.QUESTION, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        FaultPlan storm = FaultPlan.storm(ONE_IN, LONGEST_WAIT_SECONDS);
        try (Stage stage = workshop.stage(Subject.HOST_WITH_MODELS, shape, storm)) {
            stage.startAndAwait();
            LoadGenerator load = stage.load();
            FakeBotApi telegram = stage.telegram();

            load.burst(1);
            load.awaitQuiet(QUIET, LONGEST);

            Histogram times = load.takeTimes().latencies();
            TokenFigures figures = stage.models().takeFigures();
            section.count("calls answered with 429", telegram.refusals(), Bound.none());
            section.count("calls made before the wait was over", telegram.impatientCalls(), Bound.atMost(0));
            section.count("answers that arrived whole", figures.whole(), Bound.atLeast(options.stormDialogues()));
            section.count("answers lost", load.books().lost(), Bound.atMost(0));
            section.count("answers doubled", figures.doubled(), Bound.atMost(0));
            section.count("texts with words missing or out of order", figures.mutilated(), Bound.atMost(0));
            section.seconds("question to last token, p50", times.percentile(0.5), Bound.none());
            section.seconds("question to last token, slowest", times.maximum(), Bound.none());
        }
    }
}
