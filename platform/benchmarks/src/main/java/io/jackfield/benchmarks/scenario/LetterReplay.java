package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.process.BenchPlugin;
import io.jackfield.benchmarks.process.Jars;
import io.jackfield.benchmarks.process.Letters;
import java.time.Duration;

/**
 * Ten thousand messages that a plugin could not answer are replayed once it is mended, while others use commands. What
 * is looked at: whether those others notice, and whether every letter has its answer in the end.
 */
public final class LetterReplay implements Scenario {
    private static final double COMMANDS_PER_SECOND = 500;
    private static final int FIRST_USER = 50_000;
    private static final int USERS = 2_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(5);
    private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final double MOST_CHANGE_PERCENT = 10;

    @Override
    public String title() {
        return "replay of letters";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        LoadShape good =
                new LoadShape(options.users(), options.window(), MessageText.NUMBERED_START, Redelivery.likeTelegram());
        LoadShape bad = new LoadShape(
                FIRST_USER, USERS, options.window(), MessageText.NUMBERED_BREAK, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        try (Stage stage = workshop.stage(Subject.HOST, good, FaultPlan.none())) {
            LoadGenerator broken = stage.moreLoad(bad);
            stage.startAndAwait();
            Jars jars = stage.jars();
            jars.drop(Mischief.PLUGIN, "1.0.0", jar -> BenchPlugin.writeMischief(jar, "1.0.0", "throws"));
            Letters letters = stage.letters();
            write(broken, letters, options.letters());
            jars.drop(Mischief.PLUGIN, "1.0.1", jar -> BenchPlugin.writeMischief(jar, "1.0.1", "none"));
            int written = letters.open();

            stage.load().openLoop(COMMANDS_PER_SECOND);
            Thread.sleep(options.warmUp());
            Histogram before = stage.measure(options.measured()).times().latencies();
            long begun = System.nanoTime();
            letters.replay();
            awaitNone(letters);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Histogram during = stage.load().takeTimes().latencies();
            Thread.sleep(TIME_TO_SETTLE);
            Histogram later = stage.measure(options.measured()).times().latencies();

            section.count("letters", written, Bound.atLeast(options.letters()));
            section.count(
                    "letters replayed a second, beside " + COMMANDS_PER_SECOND + " commands",
                    written / seconds,
                    Bound.none());
            section.milliseconds("command, p50 before", before.percentile(0.5), Bound.none());
            section.milliseconds("command, p50 during", during.percentile(0.5), Bound.none());
            section.milliseconds("command, p99 before", before.percentile(0.99), Bound.none());
            section.milliseconds("command, p99 during", during.percentile(0.99), Bound.none());
            section.milliseconds("command, p99 after that", later.percentile(0.99), Bound.none());
            section.count(
                    "p99 during, change in per cent",
                    Mischief.change(before, during, 0.99),
                    Bound.atMost(MOST_CHANGE_PERCENT));
            section.count("letters still open", letters.open(), Bound.atMost(0));
            stage.load().pause();
            stage.load().awaitAnswers(TIME_TO_DRAIN);
            section.books(stage.load().books(), Bound.atMost(0));
        }
    }

    /** As fast as the host takes them; each of their users is told that it went wrong. */
    private static void write(LoadGenerator broken, Letters letters, int wanted) throws Exception {
        broken.closedLoop(USERS / 20);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (letters.open() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + letters.open() + " of " + wanted + " letters are written");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        broken.pause();
        broken.awaitAnswers(TIME_TO_DRAIN);
    }

    private static void awaitNone(Letters letters) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (letters.isReplaying() && System.nanoTime() < deadline) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
