package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.process.ChildProcess;
import java.time.Duration;

/**
 * Many chats against few, at one rate and in the same process: chats that the host meets for the first time, which it
 * writes down; then the same ones again, which it has in memory; then, after a restart, the same ones once more, which
 * it has to read.
 */
final class WideChats {
    private static final int FEW = 100;
    private static final int FIRST_OF_MANY = 1_000;
    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(3);
    private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Workshop workshop;
    private final Options options;
    private final Section section;

    WideChats(Workshop workshop, Section section) {
        this.workshop = workshop;
        this.options = workshop.options();
        this.section = section;
    }

    void run() throws Exception {
        try (Stage stage = workshop.wideStage(shape(0, FEW))) {
            LoadGenerator few = stage.load();
            LoadGenerator many = stage.moreLoad(shape(FIRST_OF_MANY, options.chats()));
            ChildProcess process = stage.startAndAwait();
            few.closedLoop(options.window());
            Thread.sleep(options.warmUp());
            double rate = stage.measure(options.measured()).answersPerSecond() / 2;
            settle(few);
            workshop.checkpoint();

            Cost known = measure(stage, few, rate, options.measured());
            known.tell(section, FEW + " chats");
            Duration once = shorter(options.measured(), Duration.ofMillis((long) (1_000 * options.chats() / rate)));
            many.openLoop(rate);
            Cost.of(stage.measure(once, many::takeTimes))
                    .tell(section, options.chats() + " chats, met for the first time");
            meetAll(many);
            workshop.checkpoint();
            measure(stage, many, rate, options.measured())
                    .tellAgainst(known, section, options.chats() + " chats, known");

            process.stop();
            ChildProcess restarted = stage.startAndAwait();
            few.openLoop(rate);
            Thread.sleep(options.warmUp().plus(options.measured()));
            settle(few);
            Cost afterRestart = measure(stage, few, rate, options.measured());
            afterRestart.tell(section, FEW + " chats, after a restart");
            many.openLoop(rate);
            Cost.of(stage.measure(once, many::takeTimes))
                    .tellAgainst(afterRestart, section, options.chats() + " chats, first seen after a restart");
            section.megabytes("resident memory", restarted.meter().residentBytes(), Bound.none());
            settle(many);
            section.count(
                    "answers lost, doubled or out of order, in all these chats",
                    WidePlugins.wrong(few.books()) + WidePlugins.wrong(many.books()),
                    Bound.atMost(0));
        }
    }

    private LoadShape shape(int first, int chats) {
        return new LoadShape(first, chats, options.window(), MessageText.NUMBERED_WIDE, Redelivery.likeTelegram())
                .of(WidePlugins.FEW);
    }

    private static Cost measure(Stage stage, LoadGenerator load, double rate, Duration length)
            throws InterruptedException {
        load.openLoop(rate);
        Thread.sleep(TIME_TO_SETTLE);
        Cost cost = Cost.of(stage.measure(length, load::takeTimes));
        settle(load);
        return cost;
    }

    /** Goes on until everybody has written once. */
    private void meetAll(LoadGenerator many) throws InterruptedException {
        while (many.books().sent() < options.chats()) {
            Thread.sleep(BETWEEN_LOOKS);
        }
        settle(many);
    }

    private static void settle(LoadGenerator load) throws InterruptedException {
        load.pause();
        load.awaitAnswers(TIME_TO_DRAIN);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
