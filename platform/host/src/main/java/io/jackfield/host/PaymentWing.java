package io.jackfield.host;

import io.jackfield.api.desk.ShopDesk;
import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.AdminMoney;
import io.jackfield.host.admin.AdminPayments;
import io.jackfield.host.admin.AdminSubscriptions;
import io.jackfield.host.admin.UserLookup;
import io.jackfield.host.billing.Reminders;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.PaymentsConfig.Mode;
import io.jackfield.host.payment.KeptOrders;
import io.jackfield.host.payment.PaymentGauges;
import io.jackfield.host.payment.PaymentRecords;
import io.jackfield.host.payment.PaymentReports;
import io.jackfield.host.payment.callback.PaymentCallbacks;
import io.jackfield.host.payment.jobs.PaymentJobs;
import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.payment.provider.CallbackAddresses;
import io.jackfield.host.payment.provider.Ledgers;
import io.jackfield.host.payment.provider.Merchants;
import io.jackfield.host.payment.provider.PaymentLooks;
import io.jackfield.host.payment.provider.ProviderCalls;
import io.jackfield.host.payment.reconciliation.BooksComparison;
import io.jackfield.host.payment.reconciliation.Reconciliation;
import io.jackfield.host.payment.refund.RefundSteps;
import io.jackfield.host.payment.refund.RefundSweep;
import io.jackfield.host.payment.refund.Refunds;
import io.jackfield.host.payment.renewal.RenewalCharge;
import io.jackfield.host.payment.renewal.RenewalDesk;
import io.jackfield.host.payment.renewal.RenewalJob;
import io.jackfield.host.payment.renewal.RenewalNotices;
import io.jackfield.host.payment.renewal.RenewalPrices;
import io.jackfield.host.payment.renewal.TelegramRenewals;
import io.jackfield.host.payment.shop.HostShopDesk;
import io.jackfield.host.payment.telegram.LedgerPayments;
import io.jackfield.host.payment.telegram.PaymentNotices;
import io.jackfield.host.payment.telegram.TelegramPayments;
import io.jackfield.host.payment.telegram.ThreadedPayments;
import io.jackfield.host.store.OrderTable;
import io.jackfield.host.store.PaymentCallbackTable;
import io.jackfield.host.store.PaymentFiguresTable;
import io.jackfield.host.store.PaymentListTable;
import io.jackfield.host.store.PaymentTotalsTable;
import io.jackfield.host.store.PaymentWrites;
import io.jackfield.host.store.PromoTable;
import io.jackfield.host.store.ReconciliationTable;
import io.jackfield.host.store.RefundTable;
import io.jackfield.host.store.RenewalTable;
import io.jackfield.host.store.SubscriptionListTable;
import io.jackfield.host.store.SubscriptionNoticeTable;
import io.jackfield.host.store.TransactionTable;
import io.jackfield.host.telegram.InvoiceLinks;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rooms in which money is taken: the providers and their callbacks, the shop, refunds and renewals. */
final class PaymentWing {
    private static final String BY_TELEGRAM = "telegram";

    final PaymentCallbacks callbacks;
    final TelegramPayments telegram;
    final PaymentNotices notices;
    final ShopDesk shop;
    final Refunds refunds;
    final BooksComparison comparison;
    private final NodeContext node;
    private final StorageWing storage;
    private final DeskWing desks;
    private final PluginWing plugins;
    private final LedgerWing books;
    private final ProviderCalls providers;
    private final AskedProviders asked;
    private final PaymentLooks looks;
    private final RenewalTable renewalTable;
    final RenewalDesk renewals;
    private final RenewalNotices renewalNotices;
    private final RefundTable refundTable;
    private final RefundSteps refundSteps;
    private final PaymentJobs jobs;
    private final Reminders reminders;
    private volatile int port;

    PaymentWing(
            NodeContext node,
            StorageWing storage,
            OutboxWing out,
            DeskWing desks,
            LedgerWing books,
            PluginWing plugins) {
        this.node = node;
        this.storage = storage;
        this.desks = desks;
        this.plugins = plugins;
        this.books = books;
        Ledgers ledgers = (provider, bot, changed) -> books.payments.ledger(bot, provider, changed);
        providers = providers(ledgers);
        asked = new AskedProviders(node.blocking(), providers);
        looks = new PaymentLooks(node.blocking(), asked, ledgers, books.tables.payments());
        callbacks = new PaymentCallbacks(
                node.loop(),
                providers,
                node.table(),
                plugins.room::live,
                new PaymentCallbackTable(storage.pool()),
                desks.alerts,
                node.clock(),
                node.meters());
        renewalTable = new RenewalTable(storage.pool());
        renewals =
                new RenewalDesk(node.blocking(), renewalTable, books.tables, desks.billing.desk(), asked, node.clock());
        renewalNotices = new RenewalNotices(desks.contexts.messagesOfHost(), node.table());
        telegram = new ThreadedPayments(
                node.loop(),
                new LedgerPayments(
                        ledgers::of,
                        new TelegramRenewals(
                                node.blocking(),
                                books.payments.renewals(),
                                books.payments.orders(),
                                renewals,
                                renewalNotices),
                        (bot, order, what) -> books.reviews.add(BY_TELEGRAM, bot, order, what),
                        node.clock()),
                new KeptOrders(
                        new OrderTable(storage.urgentClient()),
                        new TransactionTable(storage.urgentClient()),
                        new RenewalTable(storage.urgentClient()),
                        node.clock()));
        notices = new PaymentNotices(node.loop(), telegram, desks.alerts);
        PaymentWrites writes = new PaymentWrites(books.tables.transactions());
        refundTable = new RefundTable(storage.pool());
        refundSteps = new RefundSteps(node.blocking(), asked, looks, ledgers, refundTable, books.reviews, node.clock());
        refunds = new Refunds(node.blocking(), asked, ledgers, refundTable, writes, refundSteps, node.clock());
        comparison = new BooksComparison(asked, ledgers, looks, books.reviews, node.clock());
        shop = shop(out, writes);
        jobs = jobs(ledgers);
        reminders = new Reminders(
                node.loop(),
                new SubscriptionNoticeTable(storage.pool()),
                node.table(),
                storage.memory,
                out.outbox,
                renewals::renews,
                node.clock());
        plugins.onChange(this::pluginsChanged);
    }

    private ProviderCalls providers(Ledgers ledgers) {
        Merchants merchants = new Merchants(
                node.table(),
                desks.contexts::viewOf,
                ledgers,
                books.reviews,
                new CallbackAddresses(this::address),
                this::takesRealMoney);
        return new ProviderCalls(
                node.loop(), plugins.room::live, merchants, node.config().plugins());
    }

    private Optional<String> address() {
        HostConfig config = node.config();
        return config.telegram()
                .publicUrl()
                .or(() -> config.sandboxMode() ? Optional.of("http://127.0.0.1:" + port) : Optional.empty());
    }

    private boolean takesRealMoney(ServedBot bot) {
        return !node.config().sandboxMode() && bot.config().sales().payments().mode() == Mode.LIVE;
    }

    private ShopDesk shop(OutboxWing out, PaymentWrites writes) {
        return new HostShopDesk(new HostShopDesk.Services(
                node.blocking(),
                node.table(),
                plugins.room::live,
                books.payments.orders(),
                asked,
                looks,
                new InvoiceLinks(out.api),
                renewals,
                desks.billing.desk(),
                books.entitlements,
                desks.billing.entitlements()::gift,
                new PromoTable(storage.pool()),
                writes,
                desks.billing.trials(),
                node.clock()));
    }

    private PaymentJobs jobs(Ledgers ledgers) {
        RefundSweep refundSweep =
                new RefundSweep(node.blocking(), refundTable, refunds, refundSteps, node.table()::bots, node.clock());
        RenewalCharge charge = new RenewalCharge(
                node.blocking(), asked, ledgers, books.payments.orders(), books.methods, renewalNotices, node.clock());
        RenewalJob renewalJob = new RenewalJob(
                node.blocking(),
                renewalTable,
                books.tables,
                books.payments.orders(),
                looks,
                new RenewalPrices(node.blocking(), renewalTable, books.payments.orders(), renewalNotices),
                charge,
                desks.billing.desk(),
                node.table()::bots,
                desks.alerts,
                node.clock());
        Reconciliation reconciliation = new Reconciliation(
                node.blocking(),
                comparison,
                new ReconciliationTable(storage.pool()),
                node.table(),
                plugins.room::live,
                node.clock());
        PaymentGauges gauges = new PaymentGauges(
                node.blocking(),
                new PaymentFiguresTable(storage.pool()),
                node.table()::bots,
                node.clock(),
                node.meters());
        return new PaymentJobs(node.loop(), storage.journal::healthy)
                .with("refunds", Duration.ofMinutes(1), refundSweep::run)
                .with("renewals", Duration.ofMinutes(5), renewalJob::run)
                .with("reconciliation", Duration.ofHours(1), reconciliation::run)
                .with("reviews", Duration.ofHours(1), books.reviews::remind)
                .with("figures", Duration.ofMinutes(1), gauges::count);
    }

    /** Before calls come in. */
    Future<Void> start() {
        return callbacks.start();
    }

    /** Once everything is open. */
    void begin(int publicPort) {
        port = publicPort;
        jobs.start();
        reminders.start(storage.journal::healthy);
    }

    void stop() {
        notices.stop();
        jobs.stop();
        reminders.stop();
    }

    /** What has become due is done. */
    Future<Void> clockTurned() {
        return reminders.lookNow().compose(told -> jobs.now());
    }

    PaymentRecords records() {
        return books.payments.records();
    }

    PaymentReports reports() {
        return new PaymentReports(
                records(),
                new PaymentListTable(storage.pool()),
                refundTable,
                books.tables.reviews(),
                new PaymentCallbackTable(storage.pool()));
    }

    private void pluginsChanged() {
        providers.changed();
        callbacks.changed();
    }

    /** What operators do with money. */
    List<AdminCall> calls(UserLookup lookup) {
        AdminPayments payments = new AdminPayments(
                node.vertx(),
                lookup,
                new AdminPayments.Services(records(), reports(), refunds, comparison, node.clock()));
        AdminSubscriptions subscriptions =
                new AdminSubscriptions(lookup, new SubscriptionListTable(storage.pool()), node.clock());
        AdminMoney money = new AdminMoney(
                node.table()::bots, lookup, reports(), new PaymentTotalsTable(storage.pool()), node.clock());
        return AdminCalls.together(payments.calls(), subscriptions.calls(), money.calls());
    }
}
