package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import java.time.Duration;

/** One user sends 500 messages at once while Telegram takes 20 ms for each answer: the order must hold. */
public final class Burst implements Scenario {
    private static final int MESSAGES = 500;
    private static final Duration TELEGRAM_TAKES = Duration.ofMillis(20);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public String title() {
        return "burst in one chat";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        LoadShape shape =
                new LoadShape(1, workshop.options().window(), MessageText.NUMBERED_START, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        try (Stage stage = workshop.stage(Subject.HOST, shape, FaultPlan.slow(TELEGRAM_TAKES))) {
            stage.startAndAwait();
            LoadGenerator load = stage.load();
            long begun = System.nanoTime();

            load.burst(MESSAGES);
            load.awaitQuiet(QUIET, LONGEST);

            section.books(load.books(), Bound.atMost(0));
            Duration took = Duration.ofNanos(load.takeTimes().last().orElse(begun) - begun);
            section.seconds("until the last answer, 10 at best", took, Bound.none());
        }
    }
}
