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
 * A weekly report goes to ten thousand readers while others use commands, and Telegram refuses what comes faster than
 * its limit. The host is killed when half of them have theirs, and started again: one report each all the same, and no
 * more of them when the same week is asked for once more. Users wait while there is no host, and no longer.
 */
public final class KilledReports implements Scenario {
    /** What Telegram takes from one bot; the host keeps a little below. */
    private static final int LIMIT = 30;
    /** What Telegram had taken when the host died, and the host had not heard of yet, comes again. */
    private static final int MOST_DOUBLED = ScheduledReports.MESSAGES_PER_SECOND;

    @Override
    public String title() {
        return "reports to many readers, kill -9 at half of them";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        LoadShape commands =
                new LoadShape(options.users(), options.window(), MessageText.NUMBERED_START, Redelivery.likeTelegram());
        Section section = new Section(report, title());
        try (Stage stage = workshop.stage(Subject.HOST_WITH_REPORTS, commands, FaultPlan.limitedTo(LIMIT))) {
            Arrivals arrivals = stage.arrivals(ReaderRows::isReader);
            ChildProcess first = stage.startAndAwait();
            ReaderRows rows = stage.readers();
            rows.add(options.readers());
            stage.load().openLoop(ScheduledReports.COMMANDS_PER_SECOND);
            Thread.sleep(options.warmUp());

            section.count("readers", options.readers(), Bound.none());
            untilTheKill(stage, arrivals, section);
            first.kill();
            int before = arrivals.chats();
            long killed = System.nanoTime();
            ChildProcess second = stage.startAndAwait();
            section.count("readers who had theirs when the host was killed", before, Bound.none());
            section.seconds(
                    "from the kill until the host takes updates",
                    Duration.ofNanos(System.nanoTime() - killed),
                    Bound.none());
            afterTheRestart(stage, second, arrivals, section);

            int readers = options.readers();
            section.count("readers without their report", readers - arrivals.chats(), Bound.atMost(0));
            section.count("reports that came twice", arrivals.doubled(), Bound.atMost(MOST_DOUBLED));
            section.count("noted as anything but sent", rows.notSent(), Bound.atMost(0));
            long all = arrivals.all();
            stage.beginReports();
            Thread.sleep(ScheduledReports.TIME_TO_SETTLE);
            section.count("reports when the same week is asked for again", arrivals.all() - all, Bound.atMost(0));
            section.count("messages that Telegram refused", stage.telegram().refusals(), Bound.none());
            stage.load().pause();
            stage.load().awaitAnswers(ScheduledReports.TIME_TO_SETTLE);
            section.books(stage.load().books(), Bound.none());
        }
    }

    private static void untilTheKill(Stage stage, Arrivals arrivals, Section section) throws Exception {
        stage.beginReports();
        Thread.sleep(ScheduledReports.TIME_TO_SETTLE);
        stage.load().takeTimes();
        ReportRound.awaitReaders(arrivals, stage.readers().all() / 2);
        Histogram during = stage.load().takeTimes().latencies();
        section.milliseconds("command, p99 until the kill", during.percentile(0.99), Bound.none());
    }

    private static void afterTheRestart(Stage stage, ChildProcess process, Arrivals arrivals, Section section)
            throws Exception {
        Thread.sleep(ScheduledReports.TIME_TO_SETTLE);
        stage.load().takeTimes();
        long memory = process.meter().residentBytes();
        long before = arrivals.all();
        long begun = System.nanoTime();
        ReportRound.awaitReaders(arrivals, stage.readers().all());
        double rate = (arrivals.all() - before) / ((System.nanoTime() - begun) / 1e9);
        Histogram during = stage.load().takeTimes().latencies();
        long grown = process.meter().residentBytes() - memory;
        ReportRound.awaitEnd(stage.readers(), ScheduledReports.TIME_TO_SETTLE);
        // whoever is to get theirs twice gets the second one soon
        Thread.sleep(ScheduledReports.TIME_TO_SETTLE);

        double room = ScheduledReports.MESSAGES_PER_SECOND - ScheduledReports.COMMANDS_PER_SECOND;
        section.count("reports a second after it", rate, Bound.atLeast(ScheduledReports.SHARE_OF_RATE * room));
        section.milliseconds(
                "command, p99 after it", during.percentile(0.99), Bound.atMost(ScheduledReports.LONGEST_MILLIS));
        section.megabytes("resident memory when it has settled", memory, Bound.none());
        section.megabytes("what that grows by until the end", grown, Bound.atMost(ScheduledReports.MOST_GROWTH));
    }
}
