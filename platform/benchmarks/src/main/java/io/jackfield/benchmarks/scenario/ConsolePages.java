package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.console.ConsoleVisit;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An operator opens the console of a large host: many plugins, all of which have been called, a hundred thousand
 * letters, a million people. Each page is asked for a few times; the first time nothing of it is in any cache.
 */
public final class ConsolePages implements Scenario {
    /** The first page, and those that count or list most. */
    private static final List<String> PAGES = List.of("/", "/letters", "/users", "/plugins");

    private static final int VISITS = 11;
    private static final double LONGEST_MILLIS = 300;
    private static final double LONGEST_SCRAPE_MILLIS = 50;
    private static final double CALLS_PER_PLUGIN = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String title() {
        return "console";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        LoadShape shape = new LoadShape(
                        options.users(), options.window(), MessageText.NUMBERED_WIDE, Redelivery.likeTelegram())
                .of(options.plugins());
        Section section = new Section(report, title());
        try (Stage stage = workshop.wideStage(shape)) {
            stage.startAndAwait();
            stage.readers().add(options.people());
            stage.letterRows().add(10 * options.letters());
            stage.load().openLoop(options.plugins());
            awaitAnswers(stage, (int) (CALLS_PER_PLUGIN * options.plugins()));
            stage.load().pause();
            stage.load().awaitAnswers(PATIENCE);

            section.count("plugins", options.plugins(), Bound.none());
            section.count("open letters", 10.0 * options.letters(), Bound.none());
            section.count("people", options.people(), Bound.none());
            try (ConsoleVisit visit = stage.console()) {
                for (String page : PAGES) {
                    time(section, visit, page);
                }
            }
            section.milliseconds("scrape of the metrics", stage.scrape(), Bound.atMost(LONGEST_SCRAPE_MILLIS));
        }
    }

    private static void awaitAnswers(Stage stage, int answers) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (stage.load().books().answered() < answers) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "only " + stage.load().books().answered() + " of " + answers + " commands were answered");
            }
            Thread.sleep(10);
        }
    }

    private static void time(Section section, ConsoleVisit visit, String page) throws Exception {
        Duration first = visit.page(page);
        List<Duration> again = new ArrayList<>();
        for (int one = 1; one < VISITS; one++) {
            again.add(visit.page(page));
        }
        Bound bound = page.equals("/") ? Bound.atMost(LONGEST_MILLIS) : Bound.none();
        section.milliseconds("page " + page + ", the first time", first, bound);
        section.milliseconds(
                "page " + page + ", again, median",
                again.stream().sorted().toList().get(again.size() / 2),
                bound);
    }
}
