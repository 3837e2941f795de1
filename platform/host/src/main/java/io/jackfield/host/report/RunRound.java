package io.jackfield.host.report;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.host.report.ReportDirectory.Entry;
import io.jackfield.host.store.ReportRun;
import io.jackfield.host.telegram.ServedBot;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done of a run at a time: what has become of stored messages is noted, readers that are wanted are read, and
 * so many reports are made as keep the outbox busy. Nothing of a run stays in memory: a host that dies goes on where it
 * was. Blocking.
 */
final class RunRound {
    private static final Logger LOG = LoggerFactory.getLogger(RunRound.class);
    /** Messages that are stored and not sent yet; of the others only rows are there. */
    private static final int AHEAD = 50;

    private static final int AT_ONCE = 16;

    private final ReportServices services;
    private final ReaderPages pages;
    private final ReportDeliveries deliveries;
    private final BooleanSupplier stopped;

    /** @param stopped whether the host is about to stop */
    RunRound(ReportServices services, ReportMeters meters, BooleanSupplier stopped) {
        this.services = services;
        this.stopped = stopped;
        pages = new ReaderPages(
                services.blocking(), services.asked(), services.runs(), services.memory(), services.clock());
        deliveries = new ReportDeliveries(services, meters);
    }

    /**
     * How it ended.
     *
     * @param pause before the next one
     * @param trouble why the run does not go on
     */
    record Result(Duration pause, Optional<String> trouble) {
        private static final Result WORKED = new Result(Duration.ZERO, Optional.empty());
        private static final Result IDLE = new Result(Duration.ofSeconds(5), Optional.empty());

        static Result trouble(String words) {
            return new Result(Duration.ofSeconds(10), Optional.of(words));
        }
    }

    Result of(ServedBot bot, ReportRun run) {
        try {
            deliveries.settle(bot, run);
            Optional<Entry> entry = services.directory().find(bot, run.key().report());
            if (entry.isEmpty()) {
                return services.get(() ->
                                services.runs().end(run.key(), services.clock().instant()))
                        ? done(run)
                        : Result.trouble("no live plugin of the bot makes it");
            }
            ReportPeriod.Kind kind = ReportPeriod.ofKey(run.key().period()).kind();
            if (!entry.get().spec().periods().contains(kind)) {
                return Result.trouble("it is not made for a " + kind + ", only for "
                        + entry.get().spec().periods());
            }
            return goOn(bot, run, entry.get());
        } catch (JackfieldException e) {
            return Result.trouble(e.error().name() + ": " + e.getMessage());
        }
    }

    private Result goOn(ServedBot bot, ReportRun run, Entry entry) {
        if (pages.wants(bot, run)) {
            try {
                pages.readOne(entry, bot, run);
            } finally {
                // Those that are known get theirs also while the others cannot be asked for.
                make(bot, run, entry);
            }
            return Result.WORKED;
        }
        if (make(bot, run, entry) > 0 || services.unsent(run.key()) > 0) {
            return Result.WORKED;
        }
        return services.get(
                        () -> services.runs().end(run.key(), services.clock().instant()))
                ? done(run)
                : Result.IDLE;
    }

    private int make(ServedBot bot, ReportRun run, Entry entry) {
        int all = 0;
        int made = 1;
        while (made > 0 && !stopped.getAsBoolean()) {
            int room = AHEAD - services.unsent(run.key());
            made = room <= 0 ? 0 : deliveries.makeSome(entry, bot, run, Math.min(room, AT_ONCE));
            all += made;
        }
        return all;
    }

    private static Result done(ReportRun run) {
        LOG.info("reports: {} has gone to all of its readers", run.key());
        return Result.WORKED;
    }
}
