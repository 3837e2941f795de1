package io.jackfield.host.payment.renewal;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.ShopDesk;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.payment.telegram.TelegramFacts;
import io.jackfield.host.store.PaymentTables;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.RenewalTable;
import io.jackfield.host.store.RenewalTable.Renewal;
import io.jackfield.host.store.RenewalTable.State;
import io.jackfield.host.store.StoredOrder;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether what users have bought goes on by itself. Blocks; from any thread but the core loop. */
public final class RenewalDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalDesk.class);

    /** How long before the end the next payment is taken. */
    static final Duration AHEAD = Duration.ofDays(1);

    private static final ShopDesk.Renewal NONE = new ShopDesk.Renewal(false, false, Optional.empty(), Optional.empty());

    private final Blocking blocking;
    private final RenewalTable table;
    private final PaymentTables payments;
    private final BillingDesk billing;
    private final AskedProviders providers;
    private final Clock clock;

    public RenewalDesk(
            Blocking blocking,
            RenewalTable table,
            PaymentTables payments,
            BillingDesk billing,
            AskedProviders providers,
            Clock clock) {
        this.blocking = blocking;
        this.table = table;
        this.payments = payments;
        this.billing = billing;
        this.providers = providers;
        this.clock = clock;
    }

    /** Once the order is paid, the payment system takes the next payments. */
    public void offer(ServedBot bot, PaymentOrder order, String provider) {
        blocking.get("shop", () -> table.offer(bot.number(), order.id(), provider, clock.instant()));
    }

    /** How it is for a user. */
    public ShopDesk.Renewal of(ServedBot bot, long person) {
        return current(bot, person).map(found -> shown(bot, found)).orElse(NONE);
    }

    /**
     * The user wants it to go on, or no longer; how it is then: as before where the user has stopped it at the payment
     * system, which lets nobody else resume it. Throws what the payment system said when it refuses.
     */
    public ShopDesk.Renewal want(ServedBot bot, long person, boolean wanted) {
        Optional<Current> current = current(bot, person);
        if (current.isEmpty()) {
            return NONE;
        }
        Renewal renewal = current.get().renewal();
        if (wanted && renewal.stoppedByPayer()) {
            return of(bot, person);
        }
        if (renewal.method().isEmpty()) {
            tellSystem(bot, renewal, wanted);
        }
        blocking.get("shop", () -> table.want(renewal.order(), wanted, clock.instant()));
        return of(bot, person);
    }

    private void tellSystem(ServedBot bot, Renewal renewal, boolean wanted) {
        tellSystem(bot, renewal.provider(), first(renewal), wanted);
    }

    private void tellSystem(ServedBot bot, String name, Transaction charge, boolean wanted) {
        providers.ask(name, bot, (provider, merchant) -> {
            provider.renews(charge, wanted, merchant);
            return true;
        });
    }

    /**
     * The money of the period that runs went back, so the payment system is to take none for the next one. Nothing
     * where the subscription does not go on anyway, or where a period went back that is over.
     *
     * @param order the one that began the subscription
     * @param systemId of the payment that went back
     */
    void refunded(ServedBot bot, String provider, String order, String systemId) {
        Optional<Transaction> charge = blocking.get(
                        "shop", () -> payments.payments().find(bot.number(), provider, systemId))
                .map(TransactionRow::transaction);
        if (charge.filter(Transaction::surplus).isPresent()) {
            charge.filter(one -> TelegramFacts.paidUntil(one).isPresent()).ifPresent(one -> stop(bot, provider, one));
            return;
        }
        boolean runs = charge.flatMap(TelegramFacts::paidUntil)
                .filter(until -> clock.instant().isBefore(until))
                .isPresent();
        blocking.get("shop", () -> table.find(bot.number(), order))
                .filter(renewal -> runs && renewal.wanted() && renewal.method().isEmpty())
                .ifPresent(renewal -> stop(bot, provider, order, first(renewal)));
    }

    /** The payment system takes no further payments for what this order began. False when it refuses that. */
    boolean stop(ServedBot bot, String provider, String order, Transaction charge) {
        boolean stopped = stop(bot, provider, charge);
        blocking.get("shop", () -> table.want(order, false, clock.instant()));
        return stopped;
    }

    /** Whether the order's payment begins a second subscription of a plan, where the first one goes on. */
    boolean isSecond(ServedBot bot, String order) {
        return blocking.get("shop", () -> table.isSecond(bot.number(), order, clock.instant()));
    }

    /**
     * Whether the payment system takes the next payment for a plan by itself, so that a second one would come on top.
     */
    public boolean takenBySystem(ServedBot bot, long person, String plan) {
        Instant now = clock.instant();
        return blocking.get("shop", () -> table.ofUser(new PersonKey(bot.number(), person))).stream()
                .filter(one -> one.plan().equals(plan) && one.method().isEmpty() && goesOn(one))
                .flatMap(one -> subscription(one.order(), one.provider()).paidUntil().stream())
                .anyMatch(now::isBefore);
    }

    /** A renewal of a plan that its user has. */
    private record Current(Renewal renewal, PlanRun run) {}

    /** Of several the newest that is wanted, else the newest. */
    private Optional<Current> current(ServedBot bot, long person) {
        PersonKey user = new PersonKey(bot.number(), person);
        BillingDesk.Standing standing = billing.standing(bot.id(), person);
        return blocking.get("shop", () -> table.ofUser(user)).stream()
                .map(renewal -> new Current(renewal, PlanRun.of(standing, renewal.plan())))
                .filter(found -> found.run().has() && found.run().until().isPresent())
                .reduce((earlier, later) -> goesOn(earlier.renewal()) && !goesOn(later.renewal()) ? earlier : later);
    }

    private static boolean goesOn(Renewal renewal) {
        return renewal.wanted() && renewal.state() != State.FAILED;
    }

    private ShopDesk.Renewal shown(ServedBot bot, Current current) {
        Renewal renewal = current.renewal();
        boolean goesOn = goesOn(renewal);
        Instant end = current.run().until().orElseThrow();
        return new ShopDesk.Renewal(
                true, goesOn, goesOn ? Optional.of(next(renewal, end)) : Optional.empty(), price(bot, renewal));
    }

    /** Telegram goes by its own periods, however much longer the plan lasts. */
    private Instant next(Renewal renewal, Instant end) {
        return renewal.method().isPresent()
                ? end.minus(AHEAD)
                : subscription(renewal.order(), renewal.provider()).paidUntil().orElse(end);
    }

    /**
     * The payment system takes no further payments for the subscription of this charge, which need not be the one that
     * counts of its order. False when it refuses that, as one does that has ended it by itself with a refund.
     */
    boolean stop(ServedBot bot, String provider, Transaction charge) {
        try {
            tellSystem(bot, provider, charge, false);
            return true;
        } catch (JackfieldException e) {
            if (e.error().retryable()) {
                throw e;
            }
            LOG.info("payments: subscription of order {} is not to be stopped: {}", charge.orderId(), e.getMessage());
            return false;
        }
    }

    /** How far it is paid, of those of which the payment system takes the payments. */
    TelegramSubscription subscription(String order, String provider) {
        return TelegramSubscription.of(
                blocking.get("shop", () -> payments.payments().ofSubscription(order, provider)));
    }

    /** What the next payment comes to: by {@link RenewalPrices} where the host takes it, else as it was. */
    private Optional<Money> price(ServedBot bot, Renewal renewal) {
        return renewal.method().isPresent()
                ? RenewalPrices.next(bot, renewal)
                : blocking.get("shop", () -> payments.orders().find(bot.number(), renewal.order()))
                        .map(StoredOrder::order)
                        .map(PaymentOrder::price);
    }

    private Transaction first(Renewal renewal) {
        return blocking.get("shop", () -> payments.payments().ofOrder(renewal.order())).stream()
                .filter(row -> row.provider().equals(renewal.provider()))
                .map(TransactionRow::transaction)
                .filter(one -> one.settledAt().isPresent() && !one.surplus())
                .findFirst()
                .orElseThrow();
    }

    /** Whether a plan goes on without its user, as things stand. Returns at once; core loop only. */
    public Future<Boolean> renews(ServedBot bot, long person, String plan) {
        return table.ofUser(new PersonKey(bot.number(), person))
                .map(all -> all.stream().anyMatch(one -> one.plan().equals(plan) && goesOn(one)));
    }

    /** The payment system says whether its user wants it to go on. */
    void told(String order, boolean wanted) {
        blocking.get("shop", () -> table.wantedByPayer(order, wanted, clock.instant()));
    }

    /** After a failure the payment system could take a payment after all. */
    void recovered(String order) {
        blocking.get("shop", () -> table.recovered(order));
    }

    /** The payment system could not take the next payment. */
    void failed(String order) {
        blocking.get("shop", () -> table.update(order, State.FAILED, clock.instant(), 0, Optional.empty()));
    }
}
