package io.jackfield.host.payment;

import io.jackfield.api.payment.Ledger;
import io.jackfield.host.billing.Entitlements;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.PaymentTables;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The parts of the payment room that keep the books, put together. */
public final class Payments {
    private final HostLedger.Desk desk;
    private final Orders orders;
    private final RenewalOrders renewals;
    private final PaymentRecords records;
    private final PaymentSweep sweep;

    /**
     * What it works with.
     *
     * @param bots those that are served
     * @param listeners hear of what was decided
     */
    public record Setting(
            Entitlements entitlements,
            SavedMethods methods,
            BuyerMessages messages,
            List<DecisionListener> listeners,
            Supplier<List<ServedBot>> bots,
            Clock clock,
            MeterRegistry meters) {}

    public Payments(CoreLoop loop, Blocking blocking, PaymentTables tables, Setting setting) {
        Clock clock = setting.clock();
        List<DecisionListener> listeners = Stream.concat(
                        Stream.of(new PaymentMeters(setting.meters())), setting.listeners().stream())
                .toList();
        Decisions decisions = new Decisions(
                tables.transactions(),
                new Consequences(setting.entitlements(), setting.messages(), listeners, clock),
                clock);
        desk = new HostLedger.Desk(blocking, tables, decisions, setting.methods(), clock);
        orders = new Orders(decisions, tables.orders(), clock);
        renewals = new RenewalOrders(decisions, clock);
        records = new PaymentRecords(tables, clock);
        sweep = new PaymentSweep(loop, tables, decisions, setting.bots(), clock);
    }

    /** Ends what has run out of time while the host was away, and from now on. Core loop only. */
    public void start() {
        sweep.start();
    }

    public void stop() {
        sweep.stop();
    }

    /** What has run out of time is ended at once, since the clock may have turned. Core loop only. */
    public Future<Void> clockTurned() {
        return sweep.now();
    }

    /** The ledger of one provider and bot, for plugins: it blocks. */
    public Ledger ledger(ServedBot bot, String provider) {
        return ledger(bot, provider, () -> {});
    }

    /** @param changed runs on the calling thread when a call has changed something */
    public Ledger ledger(ServedBot bot, String provider, Runnable changed) {
        return new HostLedger(desk, bot, provider, changed);
    }

    public Orders orders() {
        return orders;
    }

    public RenewalOrders renewals() {
        return renewals;
    }

    public PaymentRecords records() {
        return records;
    }
}
