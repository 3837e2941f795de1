package io.jackfield.host.payment.renewal;

import io.jackfield.api.Money;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.config.ProductConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.Orders;
import io.jackfield.host.payment.ProductDrafts;
import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.payment.provider.PaymentLooks;
import io.jackfield.host.payment.renewal.RenewalCharge.Outcome;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.store.PaymentTables;
import io.jackfield.host.store.RenewalTable;
import io.jackfield.host.store.RenewalTable.Renewal;
import io.jackfield.host.store.RenewalTable.State;
import io.jackfield.host.store.StoredOrder;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the next payments of what goes on by itself, by what buyers have left with payment systems: a day before the
 * end, once for each period. Until it is known what has become of one payment, no other is asked for. Blocks.
 */
public final class RenewalJob {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalJob.class);
    private static final int PAGE = 50;
    private static final Duration SOON = Duration.ofMinutes(10);

    private final Blocking blocking;
    private final RenewalTable table;
    private final PaymentTables payments;
    private final Orders orders;
    private final PaymentLooks looks;
    private final RenewalPrices prices;
    private final RenewalCharge charge;
    private final BillingDesk billing;
    private final Supplier<List<ServedBot>> bots;
    private final Alerts alerts;
    private final Clock clock;

    public RenewalJob(
            Blocking blocking,
            RenewalTable table,
            PaymentTables payments,
            Orders orders,
            PaymentLooks looks,
            RenewalPrices prices,
            RenewalCharge charge,
            BillingDesk billing,
            Supplier<List<ServedBot>> bots,
            Alerts alerts,
            Clock clock) {
        this.blocking = blocking;
        this.table = table;
        this.payments = payments;
        this.orders = orders;
        this.looks = looks;
        this.prices = prices;
        this.charge = charge;
        this.billing = billing;
        this.bots = bots;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** One round; what does not work now is tried in a later one. */
    public void run() {
        Map<Integer, ServedBot> served =
                bots.get().stream().collect(Collectors.toMap(ServedBot::number, Function.identity()));
        List<Integer> numbers = List.copyOf(served.keySet());
        for (Renewal renewal : blocking.get("payment", () -> table.due(numbers, clock.instant(), PAGE))) {
            ServedBot bot = served.get(renewal.user().bot());
            String key = "payment renewals " + renewal.provider() + " " + bot.id();
            try {
                step(bot, renewal);
                alerts.clear(key);
            } catch (RuntimeException e) {
                LOG.warn("payments: renewal of order {} does not come on: {}", renewal.order(), AskedProviders.word(e));
                alerts.raise(Trouble.of(
                                key,
                                "payments: the next payments of bot " + bot.id() + " cannot be taken by "
                                        + renewal.provider()
                                        + " ("
                                        + AskedProviders.word(e) + "); they are tried again every "
                                        + SOON.toMinutes() + " minutes, and what is paid ends meanwhile")
                        .critical()
                        .about(AlertObject.bot(bot.id())));
                later(renewal, SOON, renewal.nextOrder());
            }
        }
    }

    private void step(ServedBot bot, Renewal renewal) {
        Optional<PaymentOrder> under = renewal.nextOrder().flatMap(order -> looked(bot, order));
        if (under.isPresent()) {
            goOn(bot, renewal, under.get());
            return;
        }
        PlanRun run = PlanRun.of(billing.standing(bot.id(), renewal.user().person()), renewal.plan());
        boolean lastsForEver = run.has() && run.until().isEmpty();
        if (lastsForEver || !run.has() && renewal.tries() == 0) {
            update(renewal, State.ENDED, clock.instant(), 0, Optional.empty());
            return;
        }
        // Whose payment was refused may have paid by hand meanwhile, and then it is due a period later.
        Instant due = run.until().map(until -> until.minus(RenewalDesk.AHEAD)).orElseGet(clock::instant);
        if (clock.instant().isBefore(due)) {
            update(renewal, State.ON, prices.look(bot, renewal, due, clock.instant()), 0, Optional.empty());
            return;
        }
        begin(bot, renewal);
    }

    private Optional<PaymentOrder> looked(ServedBot bot, String order) {
        looks.lookAt(bot, order);
        return blocking.get("payment", () -> orders.find(bot, order));
    }

    /** An order for the next period is there; what has become of it is not known, or is no longer open. */
    private void goOn(ServedBot bot, Renewal renewal, PaymentOrder order) {
        switch (order.state()) {
            case PAID -> update(renewal, State.ON, clock.instant(), 0, Optional.empty());
            case REFUNDED -> update(renewal, State.ENDED, clock.instant(), 0, Optional.empty());
            case OPEN -> {
                if (isUnderWay(order)) {
                    later(renewal, SOON, renewal.nextOrder());
                } else if (wasDeclined(order)) {
                    store(renewal, order, charge.declined(bot, renewal, order));
                } else {
                    store(renewal, order, charge.ask(bot, renewal, order));
                }
            }
            case CLOSED -> {
                // Until the system has said that it took nothing, another payment could be the second one.
                boolean open = isUnderWay(order);
                later(renewal, open ? SOON : Duration.ZERO, open ? renewal.nextOrder() : Optional.empty());
            }
        }
    }

    private boolean isUnderWay(PaymentOrder order) {
        return systemHas(order, Transaction.State.ATTEMPTED) || systemHas(order, Transaction.State.BEGUN);
    }

    /** The system had begun the payment, and ended it without money. */
    private boolean wasDeclined(PaymentOrder order) {
        return systemHas(order, Transaction.State.CANCELLED);
    }

    private boolean systemHas(PaymentOrder order, Transaction.State state) {
        return blocking.get("payment", () -> payments.payments().ofOrder(order.id())).stream()
                .map(TransactionRow::transaction)
                .anyMatch(one -> one.systemId().isPresent() && one.state() == state);
    }

    private void begin(ServedBot bot, Renewal renewal) {
        StoredOrder first = blocking.get("payment", () -> payments.orders().find(bot.number(), renewal.order()))
                .orElseThrow();
        Optional<ProductConfig> product = bot.config().sales().product(renewal.product());
        Optional<Money> price = RenewalPrices.next(bot, renewal);
        if (price.isEmpty()) {
            charge.giveUp(bot, renewal, first.order());
            update(renewal, State.FAILED, clock.instant(), renewal.tries(), Optional.empty());
            return;
        }
        PaymentOrder order = blocking.get(
                "payment",
                () -> orders.open(
                        bot,
                        ProductDrafts.of(
                                bot,
                                product.get(),
                                first.order().buyer(),
                                first.order().chat(),
                                price.get(),
                                first.order().customer())));
        // Before the system hears of it: after a crash the same order is asked about.
        later(renewal, SOON, Optional.of(order.id()));
        store(renewal, order, charge.ask(bot, renewal, order));
    }

    private void store(Renewal renewal, PaymentOrder order, Outcome outcome) {
        switch (outcome) {
            case PAID -> update(renewal, State.ON, clock.instant(), 0, Optional.empty());
            case UNKNOWN -> later(renewal, SOON, Optional.of(order.id()));
            case REFUSED ->
                update(
                        renewal,
                        State.ON,
                        clock.instant().plus(RenewalDesk.AHEAD),
                        renewal.tries() + 1,
                        Optional.empty());
            case GIVEN_UP -> update(renewal, State.FAILED, clock.instant(), renewal.tries() + 1, Optional.empty());
        }
    }

    private void later(Renewal renewal, Duration pause, Optional<String> nextOrder) {
        update(renewal, State.ON, clock.instant().plus(pause), renewal.tries(), nextOrder);
    }

    private void update(Renewal renewal, State state, Instant nextAt, int tries, Optional<String> nextOrder) {
        blocking.get("payment", () -> table.update(renewal.order(), state, nextAt, tries, nextOrder));
    }
}
