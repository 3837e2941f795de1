package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.Arrivals;
import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.process.ChildProcess;
import io.jackfield.benchmarks.report.ReaderRows;
import java.time.Duration;

/**
 * A weekly report goes to ten thousand readers at Telegram's pace, while others use commands. What is looked at:
 * whether Telegram is kept busy, whether memory stays as it is, and whether users notice.
 */
public final class ScheduledReports implements Scenario {
    /** What a bot may send to all chats together. */
    static final int MESSAGES_PER_SECOND = 28;

    static final double COMMANDS_PER_SECOND = 3;
    static final Duration TIME_TO_SETTLE = Duration.ofSeconds(20);
    static final double SHARE_OF_RATE = 0.85;
    static final double LONGEST_MILLIS = 150;
    static final double MOST_GROWTH = 40;

    @Override
    public String title() {
        return "reports to many readers";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        LoadShape commands =
                new LoadShape(options.users(), options.window(), MessageText.START, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        try (Stage stage = workshop.stage(Subject.HOST_WITH_REPORTS, commands, FaultPlan.none())) {
            Arrivals arrivals = stage.arrivals(ReaderRows::isReader);
            ChildProcess process = stage.startAndAwait();
            ReaderRows rows = stage.readers();
            rows.add(options.readers());
            stage.load().openLoop(COMMANDS_PER_SECOND);
            Thread.sleep(options.warmUp());
            Histogram quiet = stage.measure(options.measured()).times().latencies();

            stage.beginReports();
            Thread.sleep(TIME_TO_SETTLE);
            long before = arrivals.all();
            long memory = process.meter().residentBytes();
            long begun = System.nanoTime();
            stage.load().takeTimes();
            ReportRound.awaitReaders(arrivals, options.readers());
            double seconds = (System.nanoTime() - begun) / 1e9;
            double rate = (arrivals.all() - before) / seconds;
            Histogram during = stage.load().takeTimes().latencies();
            long grown = process.meter().residentBytes() - memory;
            ReportRound.awaitEnd(rows, TIME_TO_SETTLE);

            section.count("readers", options.readers(), Bound.none());
            section.count(
                    "reports a second, beside " + COMMANDS_PER_SECOND + " commands",
                    rate,
                    Bound.atLeast(SHARE_OF_RATE * (MESSAGES_PER_SECOND - COMMANDS_PER_SECOND)));
            section.milliseconds("command, p99 without reports", quiet.percentile(0.99), Bound.none());
            section.milliseconds("command, p50 during reports", during.percentile(0.5), Bound.none());
            section.milliseconds("command, p99 during reports", during.percentile(0.99), Bound.atMost(LONGEST_MILLIS));
            section.megabytes("resident memory when it has settled", memory, Bound.none());
            section.megabytes("what that grows by until the end", grown, Bound.atMost(MOST_GROWTH));
            section.count("readers without their report", options.readers() - arrivals.chats(), Bound.atMost(0));
            section.count("reports that came twice", arrivals.doubled(), Bound.atMost(0));
            section.count("noted as anything but sent", rows.notSent(), Bound.atMost(0));
            stage.load().pause();
            stage.load().awaitAnswers(TIME_TO_SETTLE);
            section.books(stage.load().books(), Bound.atMost(0));
        }
    }
}
