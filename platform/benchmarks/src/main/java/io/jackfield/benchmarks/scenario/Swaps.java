package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.process.BenchPlugin;
import io.jackfield.benchmarks.process.ChildProcess;
import io.jackfield.benchmarks.process.Jars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Jars are replaced as fast as the host takes them, while 200 commands a second come in and streamed answers are under
 * way: first the plugin that answers the commands, then the one that talks to the model.
 */
public final class Swaps implements Scenario {
    private static final double COMMANDS_PER_SECOND = 200;
    private static final double QUESTIONS_PER_SECOND = 20;
    private static final int CHATS = 500;
    private static final int FIRST_ASKING_USER = 50_000;
    private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(30);
    private static final String COMMAND = "command-bench";
    private static final String MODEL = "llm-openai";

    @Override
    public String title() {
        return "swap under load";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        LoadShape commands =
                new LoadShape(CHATS, options.window(), MessageText.NUMBERED_START, Redelivery.likeTelegram());
        LoadShape questions = new LoadShape(
                FIRST_ASKING_USER, CHATS, options.window(), MessageText.QUESTION, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        try (Stage stage = workshop.stage(Subject.HOST_WITH_MODELS, commands, FaultPlan.none())) {
            LoadGenerator asking = stage.moreLoad(questions);
            ChildProcess process = stage.startAndAwait();
            stage.load().openLoop(COMMANDS_PER_SECOND);
            asking.openLoop(QUESTIONS_PER_SECOND);
            Thread.sleep(options.warmUp());
            Histogram before = stage.measure(options.measured()).times().latencies();

            Jars jars = stage.jars();
            Duration commandSwaps = swapCommand(jars, options.swaps());
            Histogram during = stage.load().takeTimes().latencies();
            asking.takeTimes();
            Duration modelSwaps = swapModel(jars, Math.ceilDiv(options.swaps(), 10));
            process.mustBeAlive();
            Histogram streams = asking.takeTimes().latencies();
            stage.load().pause();
            asking.pause();
            asking.awaitAnswers(TIME_TO_DRAIN);
            stage.load().awaitAnswers(TIME_TO_DRAIN);

            section.count("swaps of the command plugin", options.swaps(), Bound.none());
            section.milliseconds("one swap of it, copy to live", commandSwaps, Bound.atMost(2_000));
            section.milliseconds("answer p50 without swaps", before.percentile(0.5), Bound.none());
            section.milliseconds("answer p99 without swaps", before.percentile(0.99), Bound.none());
            section.milliseconds("answer p50 during swaps", during.percentile(0.5), Bound.none());
            section.milliseconds("answer p99 during swaps, the pause users see", during.percentile(0.99), Bound.none());
            section.milliseconds("slowest answer during swaps", during.maximum(), Bound.none());
            section.count("swaps of the LLM plugin", Math.ceilDiv(options.swaps(), 10), Bound.none());
            section.milliseconds("one swap of it, copy to live", modelSwaps, Bound.atMost(2_000));
            section.seconds("streamed answer p99 during these, 1 at best", streams.percentile(0.99), Bound.none());
            section.books(stage.load().books(), Bound.atMost(0));
            section.count("streamed answers asked for", asking.books().sent(), Bound.none());
            section.count("streamed answers lost", asking.books().lost(), Bound.atMost(0));
            section.megabytes("resident memory", process.meter().residentBytes(), Bound.none());
        }
    }

    /** Gives the time that one swap took on average. */
    private static Duration swapCommand(Jars jars, int swaps) throws Exception {
        long begun = System.nanoTime();
        for (int swap = 1; swap <= swaps; swap++) {
            String version = "1.0." + swap;
            jars.drop(COMMAND, version, jar -> BenchPlugin.writeCommand(jar, version));
        }
        return Duration.ofNanos((System.nanoTime() - begun) / swaps);
    }

    private static Duration swapModel(Jars jars, int swaps) throws Exception {
        Path original = Files.createTempFile("llm", ".jar");
        try {
            Files.write(original, Files.readAllBytes(jars.installed(MODEL)));
            long begun = System.nanoTime();
            for (int swap = 1; swap <= swaps; swap++) {
                String version = "1.0." + swap;
                jars.drop(MODEL, version, jar -> BenchPlugin.writeNewVersion(original, jar, version));
            }
            return Duration.ofNanos((System.nanoTime() - begun) / swaps);
        } finally {
            Files.delete(original);
        }
    }
}
