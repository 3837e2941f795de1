package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FakeBotApi;
import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import java.time.Duration;

/** Telegram answers one message in twenty with 429 and a second to wait: no answer may be lost. */
public final class Flood implements Scenario {
    private static final int CHATS = 100;
    private static final int MESSAGES_EACH = 4;
    private static final int ONE_IN = 20;
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Override
    public String title() {
        return "429 on one in " + ONE_IN;
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        LoadShape shape = new LoadShape(
                CHATS, workshop.options().window(), MessageText.NUMBERED_START, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        try (Stage stage = workshop.stage(Subject.HOST, shape, FaultPlan.refuseOneIn(ONE_IN))) {
            stage.startAndAwait();
            LoadGenerator load = stage.load();
            FakeBotApi telegram = stage.telegram();

            load.burst(MESSAGES_EACH);
            load.awaitQuiet(QUIET, LONGEST);

            section.count("messages answered with 429", telegram.refusals(), Bound.none());
            section.count("messages sent before the wait was over", telegram.impatientCalls(), Bound.atMost(0));
            section.books(load.books(), Bound.atMost(0));
        }
    }
}
