package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.load.TokenFigures;
import java.time.Duration;

/**
 * Telegram asks whether invoices may be paid, while users talk with a model: a thousand dialogues, all at once and
 * again as soon as they have ended. Telegram waits ten seconds for the answer and the buyer looks at it.
 */
public final class PreCheckouts implements Scenario {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final double QUESTIONS_PER_SECOND = 50;
    private static final int BUYERS = 500;
    /** Rounds of dialogues before anything is counted, as in the scenario of dialogues alone. */
    private static final int ROUNDS_BEFORE = 8;

    private static final int ROUNDS = 5;
    private static final int FIRST_BUYER = 50_000;
    private static final double LONGEST_MILLIS = 200;

    @Override
    public String title() {
        return "pre-checkout during dialogues";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        LoadShape dialogues =
                new LoadShape(options.dialogues(), options.window(), MessageText.QUESTION, Redelivery.likeTelegram());
        LoadShape questions = new LoadShape(
                FIRST_BUYER, BUYERS, options.window(), MessageText.PRE_CHECKOUT, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        try (Stage stage = workshop.stage(Subject.HOST_WITH_PAYMENTS, dialogues, FaultPlan.none())) {
            LoadGenerator telegram = stage.moreLoad(questions);
            stage.startAndAwait();
            stage.orders()
                    .inStars(
                            FIRST_BUYER + BUYERS, LoadShape.personOf(0), LoadShape.personOf(1) - LoadShape.personOf(0));
            telegram.openLoop(QUESTIONS_PER_SECOND);
            rounds(stage, ROUNDS_BEFORE);
            stage.load().takeTimes();
            stage.models().takeFigures();
            telegram.takeTimes();

            rounds(stage, ROUNDS);

            Histogram answers = telegram.takeTimes().latencies();
            Histogram streams = stage.load().takeTimes().latencies();
            TokenFigures figures = stage.models().takeFigures();
            telegram.pause();
            telegram.awaitAnswers(QUIET);
            section.count("dialogues at once", options.dialogues(), Bound.none());
            section.count("questions before payments, answered meanwhile", (double) answers.count(), Bound.atLeast(1));
            section.milliseconds("answered, p50", answers.percentile(0.5), Bound.none());
            section.milliseconds("answered, p99", answers.percentile(0.99), Bound.atMost(LONGEST_MILLIS));
            section.milliseconds("answered, slowest", answers.maximum(), Bound.none());
            section.count("not answered with a yes", telegram.books().lost(), Bound.atMost(0));
            section.seconds("question to last token, p99", streams.percentile(0.99), Bound.none());
            section.count(
                    "model's answers lost, all rounds", stage.load().books().lost(), Bound.atMost(0));
            section.count("model's answers doubled, all rounds", figures.doubled(), Bound.atMost(0));
        }
    }

    private static void rounds(Stage stage, int count) throws InterruptedException {
        for (int round = 0; round < count; round++) {
            stage.load().burst(1);
            stage.load().awaitQuiet(QUIET, LONGEST);
        }
    }
}
