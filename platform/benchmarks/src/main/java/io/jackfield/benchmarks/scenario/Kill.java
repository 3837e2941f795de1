package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.process.ChildProcess;
import java.time.Duration;

/**
 * The host is killed in mid-load and started again: nothing lost, nothing out of order, as little as possible twice.
 */
public final class Kill implements Scenario {
    private static final int CHATS = 500;
    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final Duration AFTER = Duration.ofSeconds(3);
    /** In which the fake Bot API reads what the dead host had written. */
    private static final Duration LAST_WORDS = Duration.ofMillis(50);

    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public String title() {
        return "kill -9 in mid-load";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        LoadShape shape = new LoadShape(CHATS, options.window(), MessageText.NUMBERED_START, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        try (Stage stage = workshop.stage(Subject.HOST, shape, FaultPlan.none())) {
            ChildProcess first = stage.startAndAwait();
            LoadGenerator load = stage.load();
            load.openLoop(options.killRate());
            Thread.sleep(BEFORE);

            first.kill();
            ChildProcess second = stage.start();
            Thread.sleep(LAST_WORDS);
            load.takeTimes();
            Thread.sleep(AFTER);
            load.pause();
            load.awaitQuiet(QUIET, LONGEST);

            section.books(load.books(), Bound.none());
            long firstAnswer = load.takeTimes().first().orElse(System.nanoTime());
            section.seconds(
                    "from restart to the next answer",
                    Duration.ofNanos(firstAnswer - second.startedAt()),
                    Bound.none());
        }
    }
}
