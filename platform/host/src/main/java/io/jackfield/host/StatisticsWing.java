package io.jackfield.host;

import io.jackfield.host.meters.FigureRing;
import io.jackfield.host.meters.Figures;
import io.jackfield.host.statistics.DailySummary;
import io.jackfield.host.statistics.StatisticsRound;
import io.jackfield.host.store.EventTable;
import io.jackfield.host.store.StatisticTable;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Figures: those of the last day in memory, and those of bots by the hour in the database. Core loop only. */
final class StatisticsWing {
    private static final Logger LOG = LoggerFactory.getLogger(StatisticsWing.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration SUMMARIES = Duration.ofMinutes(1);

    final StatisticTable table;
    final StatisticsRound round;
    final Figures figures;
    private final NodeContext node;
    private final DailySummary summary;
    private long beats;
    private double worstDelay;
    private double lastDelay;
    private boolean stopped;

    StatisticsWing(NodeContext node, StorageWing storage, DeskWing desks, ModelWing models) {
        this.node = node;
        table = new StatisticTable(storage.pool());
        round = new StatisticsRound(
                node.loop(),
                table,
                new EventTable(storage.pool()),
                node.table()::bots,
                node.meters(),
                models.use::take,
                node.clock());
        figures = new Figures(node.meters());
        summary = new DailySummary(table, desks.operatorChats);
        Gauge.builder("loop.delay", () -> lastDelay).baseUnit("seconds").register(node.meters());
    }

    void start(BooleanSupplier healthy) {
        round.start(healthy);
        beat();
        summaries();
    }

    void stop() {
        stopped = true;
        round.stop();
    }

    /** How late the loop comes to what was planned is how long everything else waits for it. */
    private void beat() {
        long planned = node.loop().nanoTime() + BEAT.toNanos();
        node.loop().later(BEAT, () -> {
            if (stopped) {
                return;
            }
            worstDelay = Math.max(worstDelay, Math.max(0, node.loop().nanoTime() - planned) / 1e9);
            if (++beats % FigureRing.STEP_SECONDS == 0) {
                lastDelay = worstDelay;
                worstDelay = 0;
                figures.measure(node.clock().instant());
            }
            beat();
        });
    }

    private void summaries() {
        node.loop().later(SUMMARIES, () -> {
            if (!stopped) {
                tellNow().onComplete(done -> summaries());
            }
        });
    }

    /** Tells the summaries that are due; never fails. */
    Future<Void> tellNow() {
        return summary.lookNow(node.table().bots(), node.clock().instant())
                .onFailure(error -> LOG.warn("statistics: no summary, {}; trying again", error.getMessage()))
                .otherwiseEmpty();
    }

    /** Brings everything up to date by what the clock says now. */
    Future<Void> clockTurned() {
        return round.lookNow()
                .compose(done -> round.lookNow())
                .compose(done -> round.countNow())
                .compose(done -> tellNow());
    }
}
