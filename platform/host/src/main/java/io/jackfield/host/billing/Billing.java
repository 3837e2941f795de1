package io.jackfield.host.billing;

import io.jackfield.api.desk.BillingDesk;
import io.jackfield.host.llm.SpendingGate;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.store.BillingHistoryTable;
import io.jackfield.host.store.CreditTable;
import io.jackfield.host.store.QuotaTable;
import io.jackfield.host.store.SubscriptionTable;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** The parts of the billing room, put together. */
public final class Billing {
    private final QuotaTable quotas;
    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Quotas gate;
    private final CreditAccounts credits;
    private final SubscriberCount count;
    private final HostEntitlements entitlements;
    private final Trials trials;
    private final BillingDesk desk;

    /**
     * What it works with.
     *
     * @param host the same in every life of this host
     * @param longestCall after which a call that nobody has ended is taken for dead
     */
    public record Setting(UUID host, Duration longestCall, Clock clock, MeterRegistry meters) {}

    public Billing(
            CoreLoop loop,
            Blocking blocking,
            SubscriptionTable table,
            QuotaTable quotas,
            BillingHistoryTable history,
            CreditTable creditTable,
            MemoryCache memoryCache,
            RoutingTable bots,
            Setting setting) {
        this.quotas = quotas;
        BillingMeters meters = new BillingMeters(setting.meters());
        subscriptions = new Subscriptions(table, bots::bots, setting.clock());
        accounts = new Accounts(subscriptions, memoryCache, quotas, setting.clock());
        gate = new Quotas(loop, blocking, bots::bot, accounts, quotas, meters, setting);
        count = new SubscriberCount(loop, table, bots::bots, meters, setting.clock());
        credits = new CreditAccounts(creditTable, setting.clock());
        entitlements = new HostEntitlements(table, subscriptions, count, credits);
        trials = new Trials(table, subscriptions, count, setting.clock());
        desk = new HostBillingDesk(blocking, bots::bot, accounts, history, credits, setting.clock());
    }

    /** Gives back what the calls of an earlier life held; before the first call of this one. Core loop only. */
    public Future<Void> start() {
        count.start();
        return gate.start();
    }

    public void stop() {
        count.stop();
    }

    public SpendingGate gate() {
        return gate;
    }

    public CreditAccounts credits() {
        return credits;
    }

    public BillingDesk desk() {
        return desk;
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** What payments give and take back. */
    public HostEntitlements entitlements() {
        return entitlements;
    }

    public Trials trials() {
        return trials;
    }

    public Accounts accounts() {
        return accounts;
    }

    public QuotaTable quotas() {
        return quotas;
    }

    public SubscriberCount count() {
        return count;
    }
}
