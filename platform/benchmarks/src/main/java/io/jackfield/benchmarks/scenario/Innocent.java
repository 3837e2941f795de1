package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.load.TokenFigures;
import io.jackfield.benchmarks.process.ChildProcess;
import java.time.Duration;

/**
 * A thousand users ask a model as soon as the host is up, while another process has one of its cores: as hard as it
 * gets for plugins that do no harm. No wall may act on them. The bare handler has the same done to it, for comparison.
 */
public final class Innocent implements Scenario {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Override
    public String title() {
        return "innocent";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Section section = new Section(report, title());
        Duration bare = run(Subject.BARE, workshop, section);
        Duration host = run(Subject.HOST_WITH_MODELS, workshop, section);
        section.count("p99, times the bare handler", (double) host.toNanos() / bare.toNanos(), Bound.none());
    }

    private static Duration run(Subject subject, Workshop workshop, Section section) throws Exception {
        int wanted = workshop.options().dialogues();
        String who = subject == Subject.BARE ? "bare handler: " : "host: ";
        LoadShape shape =
                new LoadShape(wanted, workshop.options().window(), MessageText.QUESTION, Redelivery.likeTelegram());
        try (Stage stage = workshop.busyStage(subject, shape)) {
            ChildProcess process = stage.startAndAwait();
            LoadGenerator load = stage.load();

            load.burst(1);
            load.awaitQuiet(QUIET, LONGEST);

            Histogram times = load.takeTimes().latencies();
            TokenFigures figures = stage.models().takeFigures();
            section.count(who + "dialogues", (double) times.count(), Bound.atLeast(wanted));
            section.seconds(who + "question to last token, p50", times.percentile(0.5), Bound.none());
            section.seconds(who + "question to last token, p99", times.percentile(0.99), Bound.none());
            section.seconds(who + "CPU since its start", process.meter().cpu(), Bound.none());
            section.count(who + "answers lost", load.books().lost(), Bound.atMost(0));
            section.count(who + "answers doubled", figures.doubled(), Bound.atMost(0));
            section.count(who + "texts with words missing or out of order", figures.mutilated(), Bound.atMost(0));
            return times.percentile(0.99);
        }
    }
}
