package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.load.MessageText;
import io.jackfield.benchmarks.load.Redelivery;
import io.jackfield.benchmarks.payment.ClickCalls;
import io.jackfield.benchmarks.payment.OrderRows;
import io.jackfield.benchmarks.payment.PaymeCalls;
import io.jackfield.benchmarks.payment.PaymentBooks;
import io.jackfield.benchmarks.payment.PaymentCalls;
import io.jackfield.benchmarks.payment.PaymentLoad;
import java.time.Duration;

/**
 * A payment system has orders paid, each by the two calls that it makes for one: first as fast as the host can, then at
 * half of that rate. Each payment buys somebody a plan, and they are told.
 */
public final class Payments implements Scenario {
    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(3);
    private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(30);
    /** Payments under way at full load. */
    private static final int AT_ONCE = 32;

    private static final long FIRST_BUYER = 8_000_000_000L;
    private static final double LONGEST_MILLIS = 100;

    private final PaymentCalls calls;
    private final String pair;

    private Payments(PaymentCalls calls, String pair) {
        this.calls = calls;
        this.pair = pair;
    }

    public static Scenario payme() {
        return new Payments(new PaymeCalls(), "create-perform pairs");
    }

    public static Scenario click() {
        return new Payments(new ClickCalls(), "prepare-complete pairs");
    }

    @Override
    public String title() {
        return "payments by " + calls.provider();
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Options options = workshop.options();
        Section section = new Section(report, title());
        LoadShape silent = new LoadShape(1, 1, MessageText.START, Redelivery.likeTelegram());
        try (Stage stage = workshop.stage(Subject.HOST_WITH_PAYMENTS, silent, FaultPlan.none())) {
            stage.startAndAwait();
            OrderRows orders = stage.orders();
            orders.inSom(options.orders(), FIRST_BUYER);
            workshop.checkpoint();
            PaymentLoad load = stage.payments(calls, options.orders());

            load.closedLoop(AT_ONCE);
            Thread.sleep(options.warmUp());
            Measurement full = stage.measure(options.measured(), load::takeTimes);
            load.settle(TIME_TO_DRAIN);
            workshop.checkpoint();
            load.openLoop(Math.max(1, full.answersPerSecond() / 2));
            Thread.sleep(TIME_TO_SETTLE);
            load.takeCallTimes();
            Measurement half = stage.measure(options.measured(), load::takeTimes);
            Histogram halfCalls = load.takeCallTimes();
            load.settle(TIME_TO_DRAIN);

            mustHaveOrders(load, options);
            section.count(pair + " per second, full load", Math.rint(full.answersPerSecond()), Bound.none());
            costs(section, full, "full load");
            section.count(pair + " per second, half load", Math.rint(half.answersPerSecond()), Bound.none());
            costs(section, half, "half load");
            section.milliseconds(
                    "a pair, p50, half load", half.times().latencies().percentile(0.5), Bound.none());
            section.milliseconds("a pair, p99, half load", half.p99(), Bound.atMost(LONGEST_MILLIS));
            section.milliseconds("a call, p99, half load", halfCalls.percentile(0.99), Bound.none());
            books(section, load.books(), orders);
        }
    }

    private void costs(Section section, Measurement measured, String when) {
        section.count("CPU ms per 1000 pairs, " + when, measured.perThousand(measured.targetCpu()), Bound.none());
        section.count(
                "PostgreSQL CPU ms per 1000 pairs, " + when,
                measured.perThousand(measured.postgresCpu()),
                Bound.none());
    }

    private static void books(Section section, PaymentBooks books, OrderRows orders) throws Exception {
        section.count("pairs begun", books.begun(), Bound.none());
        String words = books.firstRefusal().isEmpty()
                ? ""
                : " (the first: " + books.firstRefusal() + " " + orders.firstProblem() + ")";
        section.count("pairs refused" + words, books.refused(), Bound.atMost(0));
        section.count("pairs not answered", books.underWay(), Bound.atMost(0));
        section.count("paid, and not by the host's books", books.paid() - orders.paid(), Bound.atMost(0));
        section.count("orders not credited exactly once", orders.wronglyCredited(), Bound.atMost(0));
    }

    private static void mustHaveOrders(PaymentLoad load, Options options) {
        if (load.lacksOrders()) {
            throw new IllegalStateException("all " + options.orders() + " orders are paid; give it more with --orders");
        }
    }
}
