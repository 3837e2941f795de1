package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.Books;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.process.ChildProcess;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Many plugins, each a jar with a command of its own, which users give in turn, against few. Hosts with few and with
 * many come twice, in the order few, many, many, few, so that a machine that gets slower meanwhile is no difference
 * between them.
 */
final class WidePlugins {
    static final int FEW = 5;

    private static final double LONGEST_SCRAPE_MILLIS = 50;
    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(3);
    private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(30);

    private final Workshop workshop;
    private final Options options;
    private final Section section;
    /** Half of what the first host takes; all of them are measured at it. */
    private OptionalDouble rate = OptionalDouble.empty();

    private int wrong;

    WidePlugins(Workshop workshop, Section section) {
        this.workshop = workshop;
        this.options = workshop.options();
        this.section = section;
    }

    /** One host. */
    private record Visit(Cost full, Cost half, long residentBytes, Duration scrape) {
        Visit meanWith(Visit other) {
            return new Visit(
                    full.meanWith(other.full),
                    half.meanWith(other.half),
                    (residentBytes + other.residentBytes) / 2,
                    scrape.plus(other.scrape).dividedBy(2));
        }
    }

    void run() throws Exception {
        Visit few = visit(FEW);
        Visit many = visit(options.plugins()).meanWith(visit(options.plugins()));
        few = few.meanWith(visit(FEW));

        String manyPlugins = options.plugins() + " plugins";
        few.full.tell(section, FEW + " plugins, full load");
        many.full.tellAgainst(few.full, section, manyPlugins + ", full load");
        few.half.tell(section, FEW + " plugins, half of that load");
        many.half.tellAgainst(few.half, section, manyPlugins + ", that load");
        section.megabytes(FEW + " plugins: resident memory", few.residentBytes, Bound.none());
        section.megabytes(manyPlugins + ": resident memory", many.residentBytes, Bound.none());
        section.milliseconds(FEW + " plugins: scrape of the metrics", few.scrape, Bound.none());
        section.milliseconds(manyPlugins + ": scrape of the metrics", many.scrape, Bound.atMost(LONGEST_SCRAPE_MILLIS));
        section.count("answers lost, doubled or out of order, of all these hosts", wrong, Bound.atMost(0));
    }

    private Visit visit(int plugins) throws Exception {
        LoadShape shape = new LoadShape(
                        options.users(), options.window(), MessageText.NUMBERED_WIDE, Redelivery.likeTelegram())
                .of(plugins);
        try (Stage stage = workshop.wideStage(shape)) {
            ChildProcess process = stage.startAndAwait();
            LoadGenerator load = stage.load();
            load.closedLoop(options.window());
            Thread.sleep(options.warmUp());
            Measurement full = stage.measure(options.measured());
            settle(load);
            workshop.checkpoint();
            double perSecond = rate.orElse(full.answersPerSecond() / 2);
            rate = OptionalDouble.of(perSecond);
            load.openLoop(perSecond);
            Thread.sleep(TIME_TO_SETTLE);
            Measurement half = stage.measure(options.measured());
            long resident = process.meter().residentBytes();
            settle(load);
            wrong += wrong(load.books());
            return new Visit(Cost.of(full), Cost.of(half), resident, stage.scrape());
        }
    }

    /** Answers that were lost, doubled or out of order. */
    static int wrong(Books books) {
        return books.lost() + books.doubled() + books.reordered();
    }

    private static void settle(LoadGenerator load) throws InterruptedException {
        load.pause();
        load.awaitAnswers(TIME_TO_DRAIN);
    }
}
