package io.jackfield.benchmarks;

import io.jackfield.benchmarks.scenario.Bound;
import io.jackfield.benchmarks.scenario.Burst;
import io.jackfield.benchmarks.scenario.ConsolePages;
import io.jackfield.benchmarks.scenario.Dialogues;
import io.jackfield.benchmarks.scenario.FirstAnswer;
import io.jackfield.benchmarks.scenario.Flood;
import io.jackfield.benchmarks.scenario.FullAndHalfLoad;
import io.jackfield.benchmarks.scenario.Innocent;
import io.jackfield.benchmarks.scenario.Kill;
import io.jackfield.benchmarks.scenario.KilledReports;
import io.jackfield.benchmarks.scenario.LetterReplay;
import io.jackfield.benchmarks.scenario.Mischief;
import io.jackfield.benchmarks.scenario.Observed;
import io.jackfield.benchmarks.scenario.Options;
import io.jackfield.benchmarks.scenario.Payments;
import io.jackfield.benchmarks.scenario.PreCheckouts;
import io.jackfield.benchmarks.scenario.Report;
import io.jackfield.benchmarks.scenario.Row;
import io.jackfield.benchmarks.scenario.Scenario;
import io.jackfield.benchmarks.scenario.ScheduledReports;
import io.jackfield.benchmarks.scenario.Storm;
import io.jackfield.benchmarks.scenario.Swaps;
import io.jackfield.benchmarks.scenario.Width;
import io.jackfield.benchmarks.scenario.Workshop;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The benchmarks' command line. Exit status 0 when all ran, 1 when one did not finish or a wall acted on an honest
 * plugin, 2 for a wrong call.
 */
public final class Bench {
    private Bench() {}

    public static void main(String[] args) throws IOException {
        if (List.of(args).contains("--help")) {
            System.out.println(Options.HELP);
            return;
        }
        SequencedMap<String, Scenario> scenarios = scenarios();
        Options options;
        try {
            options = Options.parse(List.of(args), List.copyOf(scenarios.keySet()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Workshop workshop = new Workshop(options);
        // Also the way out of an interrupted run: no child may outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(workshop::close, "clear away"));
        Report report = new Report(options.busy() ? ", one core taken by another process" : "");
        for (String letter : options.scenarios()) {
            run(letter, scenarios.get(letter), workshop, report);
        }
        report.write(options.output());
        System.out.println();
        System.out.println(report.markdown());
        System.exit(report.hasFailures() ? 1 : 0);
    }

    private static SequencedMap<String, Scenario> scenarios() {
        SequencedMap<String, Scenario> scenarios = new LinkedHashMap<>();
        scenarios.put("a", FullAndHalfLoad.ofBareHandler());
        scenarios.put("b", FullAndHalfLoad.ofHost());
        scenarios.put("c", new Burst());
        scenarios.put("d", new Flood());
        scenarios.put("e", new Kill());
        scenarios.put("f", FirstAnswer.withStoresUp());
        scenarios.put("f2", FirstAnswer.withOwnStores());
        scenarios.put("g", Dialogues.thousand());
        scenarios.put("h", new Swaps());
        scenarios.put("i", new Mischief());
        scenarios.put("j", Dialogues.fiveThousand());
        scenarios.put("k", new Storm());
        scenarios.put("innocent", new Innocent());
        scenarios.put("width", new Width());
        scenarios.put("payme", Payments.payme());
        scenarios.put("click", Payments.click());
        scenarios.put("precheckout", new PreCheckouts());
        scenarios.put("reports", new ScheduledReports());
        scenarios.put("reports-kill", new KilledReports());
        scenarios.put("letters", new LetterReplay());
        scenarios.put("observed", new Observed());
        scenarios.put("console", new ConsolePages());
        return scenarios;
    }

    /** One scenario that fails does not take the others with it. */
    private static void run(String letter, Scenario scenario, Workshop workshop, Report report) {
        System.out.println(letter + "  " + scenario.title());
        try {
            scenario.run(workshop, report);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            report.fail(scenario.title(), e);
        } catch (Exception e) {
            report.fail(scenario.title(), e);
        }
        workshop.takeWallActs().ifPresent(acts -> walls(scenario, acts, report));
    }

    private static void walls(Scenario scenario, List<String> acts, Report report) {
        String which = acts.isEmpty() ? "" : " (" + String.join(", ", acts) + ")";
        report.demand(new Row(
                scenario.title(), "walls that acted on honest plugins" + which, acts.size(), "", Bound.atMost(0)));
    }
}
