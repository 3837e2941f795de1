package io.jackfield.host.report;

import io.jackfield.api.report.ReportPeriod;
import io.jackfield.host.report.ReportDirectory.Entry;
import io.jackfield.host.store.ReportDeliveryTable.Failure;
import io.jackfield.host.store.ReportKey;
import io.jackfield.host.store.ReportRun;
import io.jackfield.host.store.ReportState;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of reports as operators see them, begin and stop them. Core loop only. */
public final class ReportRecords {
    private static final int MOST_FAILURES = 50;

    private final ReportServices services;
    private final ReportRuns runs;

    public ReportRecords(ReportServices services, ReportRuns runs) {
        this.services = services;
        this.runs = runs;
    }

    /**
     * A run and how far it is.
     *
     * @param counts of its readers, by what became of theirs
     * @param problem why it does not go on at present
     */
    public record Progress(ServedBot bot, ReportRun run, Map<ReportState, Long> counts, Optional<String> problem) {}

    /** @param failures the latest that did not arrive */
    public record Details(Progress progress, List<Failure> failures) {}

    /** The newest runs of a bot. */
    public Future<List<Progress>> newest(ServedBot bot, int most) {
        return services.runs().newest(bot.number(), most).compose(found -> {
            List<Progress> all = new ArrayList<>();
            Future<Void> done = Future.succeededFuture();
            for (ReportRun run : found) {
                done = done.compose(before -> progress(bot, run))
                        .onSuccess(all::add)
                        .mapEmpty();
            }
            return done.map(all);
        });
    }

    private Future<Progress> progress(ServedBot bot, ReportRun run) {
        return services.deliveries()
                .counts(run.key())
                .map(counts -> new Progress(bot, run, counts, runs.problem(run.key())));
    }

    public Future<Optional<Details>> find(ServedBot bot, String report, ReportPeriod period) {
        ReportKey key = new ReportKey(bot.number(), report, period.key());
        return services.runs()
                .find(key)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : progress(bot, found.get())
                                .compose(progress -> services.deliveries()
                                        .failures(key, MOST_FAILURES)
                                        .map(failures -> Optional.of(new Details(progress, failures)))));
    }

    /** The report of a bot's live plugins with this name. */
    public Optional<Entry> report(ServedBot bot, String name) {
        return services.directory().find(bot, name);
    }

    /**
     * Sends a report to all of its readers now. Who has theirs for this period does not get it again; those for whom it
     * failed or was stopped do.
     */
    public Future<Void> begin(ServedBot bot, String report, ReportPeriod period, String by) {
        Instant now = services.clock().instant();
        ReportRun run = new ReportRun(
                new ReportKey(bot.number(), report, period.key()),
                Optional.empty(),
                now,
                by,
                0,
                1,
                Optional.empty(),
                Optional.empty(),
                "");
        return services.runs().ask(run, now);
    }

    /** Sends no more of it; false when it does not go on anyway. */
    public Future<Boolean> stop(ServedBot bot, String report, ReportPeriod period, String by) {
        ReportKey key = new ReportKey(bot.number(), report, period.key());
        return services.runs().stop(key, by, services.clock().instant());
    }
}
