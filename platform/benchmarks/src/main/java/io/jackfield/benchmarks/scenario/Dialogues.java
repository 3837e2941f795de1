package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FakeModelServer;
import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.load.TokenFigures;
import io.jackfield.benchmarks.process.ChildProcess;
import io.jackfield.benchmarks.process.ProcessMeter;
import java.time.Duration;
import java.util.function.ToIntFunction;

/**
 * Many users ask a model at once, which tells each of them 50 tokens. Counted is how long each token takes from the model to
 * a draft on its user's screen, and the time from the question until Telegram has the message with the last token.
 */
public final class Dialogues implements Scenario {
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** Five times slower than for a thousand, so that the model server sends no more tokens a second. */
    private static final Duration SLOWER = FakeModelServer.BETWEEN_TOKENS.multipliedBy(5);

    private final String title;
    private final ToIntFunction<Options> dialogues;
    private final Duration betweenTokens;
    private final int roundsBefore;
    private final Bound lastToken;

    private Dialogues(
            String title, ToIntFunction<Options> dialogues, Duration betweenTokens, int roundsBefore, Bound lastToken) {
        this.title = title;
        this.dialogues = dialogues;
        this.betweenTokens = betweenTokens;
        this.roundsBefore = roundsBefore;
        this.lastToken = lastToken;
    }

    /** A token every 20 ms, so one second at best. */
    public static Dialogues thousand() {
        return new Dialogues(
                "dialogues streaming at once",
                Options::dialogues,
                FakeModelServer.BETWEEN_TOKENS,
                8,
                Bound.atMost(1.5));
    }

    /** A token every 100 ms, so five seconds at best. */
    public static Dialogues fiveThousand() {
        return new Dialogues("5000 dialogues at once", Options::manyDialogues, SLOWER, 3, Bound.atMost(7.5));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        int wanted = dialogues.applyAsInt(workshop.options());
        LoadShape shape =
                new LoadShape(wanted, workshop.options().window(), MessageText.QUESTION, Redelivery.likeTelegram());
        Section section = new Section(report, title);
        try (Stage stage = workshop.stage(Subject.HOST_WITH_MODELS, shape, FaultPlan.none(), betweenTokens)) {
            ProcessMeter meter = warmUp(stage).meter();
            LoadGenerator load = stage.load();
            load.takeTimes();
            stage.models().takeFigures();
            Duration cpuBefore = meter.cpu();

            load.burst(1);
            load.awaitQuiet(QUIET, LONGEST);

            Histogram times = load.takeTimes().latencies();
            TokenFigures figures = stage.models().takeFigures();
            section.count("dialogues", (double) times.count(), Bound.atLeast(wanted));
            section.seconds("question to last token, p50", times.percentile(0.5), Bound.none());
            section.seconds("question to last token, p99", times.percentile(0.99), lastToken);
            section.seconds("question to last token, slowest", times.maximum(), Bound.none());
            section.tokens(figures);
            section.seconds("host CPU of the round", meter.cpu().minus(cpuBefore), Bound.none());
            section.megabytes("resident memory", meter.residentBytes(), Bound.none());
            section.count("answers lost, all rounds", load.books().lost(), Bound.atMost(0));
            section.count("answers doubled, all rounds", figures.doubled(), Bound.atMost(0));
            section.count("texts with words missing or out of order", figures.mutilated(), Bound.atMost(0));
        }
    }

    private ChildProcess warmUp(Stage stage) throws InterruptedException {
        ChildProcess process = stage.startAndAwait();
        for (int round = 0; round < roundsBefore; round++) {
            stage.load().burst(1);
            stage.load().awaitQuiet(QUIET, LONGEST);
        }
        return process;
    }
}
