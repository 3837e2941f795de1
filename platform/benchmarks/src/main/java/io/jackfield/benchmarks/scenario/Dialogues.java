package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FakeModelServer;
import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.load.TokenFigures;
import io.jackfield.benchmarks.process.ProcessMeter;
import java.time.Duration;
import java.util.function.ToIntFunction;

/**
 * Many users ask a model at once, which tells each of them 50 tokens. Counted is how long each token takes from the
 * model to a draft on its user's screen, and the time from the question until Telegram has the message with the last
 * token. The bare handler does the same first.
 */
public final class Dialogues implements Scenario {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** Five times slower than for a thousand, so that the model server sends no more tokens a second. */
    private static final Duration SLOWER = FakeModelServer.BETWEEN_TOKENS.multipliedBy(5);

    private final String title;
    private final ToIntFunction<Options> dialogues;
    private final Duration betweenTokens;
    private final int roundsBefore;
    private final Bound latest;
    private final Bound dearest;

    private Dialogues(
            String title,
            ToIntFunction<Options> dialogues,
            Duration betweenTokens,
            int roundsBefore,
            Bound latest,
            Bound dearest) {
        this.title = title;
        this.dialogues = dialogues;
        this.betweenTokens = betweenTokens;
        this.roundsBefore = roundsBefore;
        this.latest = latest;
        this.dearest = dearest;
    }

    /** A token every 20 ms, so one second at best. */
    public static Dialogues thousand() {
        return new Dialogues(
                "dialogues streaming at once",
                Options::dialogues,
                FakeModelServer.BETWEEN_TOKENS,
                8,
                Bound.atMost(1.5),
                Bound.atMost(2));
    }

    /** A token every 100 ms, so five seconds at best. */
    public static Dialogues fiveThousand() {
        return new Dialogues(
                "5000 dialogues at once", Options::manyDialogues, SLOWER, 3, Bound.atMost(2), Bound.atMost(2.5));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Section section = new Section(report, title);
        Round bare = measure(Subject.BARE, workshop);
        section.seconds("bare handler: question to last token, p99", bare.p99(), Bound.none());
        section.seconds("bare handler: CPU of the round", bare.cpu(), Bound.none());
        section.seconds("bare handler: first round, p99", bare.firstP99(), Bound.none());
        Round host = measure(Subject.HOST_WITH_MODELS, workshop);
        int wanted = dialogues.applyAsInt(workshop.options());
        section.count("dialogues", (double) host.times().count(), Bound.atLeast(wanted));
        section.seconds("question to last token, p50", host.times().percentile(0.5), Bound.none());
        section.seconds("question to last token, p99", host.p99(), Bound.none());
        section.seconds("question to last token, slowest", host.times().maximum(), Bound.none());
        section.seconds("first round, p99", host.firstP99(), Bound.none());
        section.tokens(host.figures());
        section.seconds("host CPU of the round", host.cpu(), Bound.none());
        section.count("p99, times the bare handler", ratio(host.p99(), bare.p99()), latest);
        section.seconds("JIT compiler's part of it", host.compilerCpu(), Bound.none());
        section.count("CPU, times the bare handler", ratio(host.cpu(), bare.cpu()), Bound.none());
        section.count(
                "CPU without the JIT compiler, times the bare handler", ratio(host.ownCpu(), bare.ownCpu()), dearest);
        section.count(
                "p99 of the first round, times the bare handler",
                ratio(host.firstP99(), bare.firstP99()),
                Bound.none());
        section.count(
                "CPU of the first round, times the bare handler",
                ratio(host.firstCpu(), bare.firstCpu()),
                Bound.none());
        section.megabytes("resident memory", host.residentBytes(), Bound.none());
        section.count("answers lost, all rounds", host.lost(), Bound.atMost(0));
        section.count("answers doubled, all rounds", host.figures().doubled(), Bound.atMost(0));
        section.count("texts with words missing or out of order", host.figures().mutilated(), Bound.atMost(0));
    }

    private Round measure(Subject subject, Workshop workshop) throws Exception {
        LoadShape shape = new LoadShape(
                dialogues.applyAsInt(workshop.options()),
                workshop.options().window(),
                MessageText.QUESTION,
                Redelivery.likeTelegram());
        try (Stage stage = workshop.stage(subject, shape, FaultPlan.none(), betweenTokens)) {
            ProcessMeter meter = stage.startAndAwait().meter();
            Duration cpuAtStart = meter.cpu();
            round(stage);
            Duration firstP99 = stage.load().takeTimes().latencies().percentile(0.99);
            Duration firstCpu = meter.cpu().minus(cpuAtStart);
            for (int round = 1; round < roundsBefore; round++) {
                round(stage);
            }
            stage.load().takeTimes();
            stage.models().takeFigures();
            Duration cpuBefore = meter.cpu();
            Duration compilerBefore = meter.compilerCpu();

            round(stage);

            return new Round(
                    stage.load().takeTimes().latencies(),
                    stage.models().takeFigures(),
                    meter.cpu().minus(cpuBefore),
                    meter.compilerCpu().minus(compilerBefore),
                    firstP99,
                    firstCpu,
                    meter.residentBytes(),
                    stage.load().books().lost());
        }
    }

    private static void round(Stage stage) throws InterruptedException {
        stage.load().burst(1);
        stage.load().awaitQuiet(QUIET, LONGEST);
    }

    private static double ratio(Duration one, Duration other) {
        return (double) one.toNanos() / Math.max(1, other.toNanos());
    }

    /** What a target did in its last round, and how its first one went. */
    private record Round(
            Histogram times,
            TokenFigures figures,
            Duration cpu,
            Duration compilerCpu,
            Duration firstP99,
            Duration firstCpu,
            long residentBytes,
            int lost) {
        /** CPU without that of the compilers, which a longer run would not have. */
        Duration ownCpu() {
            return cpu.minus(compilerCpu);
        }

        Duration p99() {
            return times.percentile(0.99);
        }
    }
}
