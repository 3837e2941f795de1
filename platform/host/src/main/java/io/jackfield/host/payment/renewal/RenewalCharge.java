package io.jackfield.host.payment.renewal;

import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.PaymentProvider.SavedMethod;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.Orders;
import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.payment.provider.Ledgers;
import io.jackfield.host.store.RenewalTable.Renewal;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a payment system to take the next payment of a renewal. Blocks. */
public final class RenewalCharge {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalCharge.class);
    private static final int MOST_TRIES = 3;

    private final Blocking blocking;
    private final AskedProviders providers;
    private final Ledgers ledgers;
    private final Orders orders;
    private final HostSavedMethods methods;
    private final RenewalNotices notices;
    private final Clock clock;

    public RenewalCharge(
            Blocking blocking,
            AskedProviders providers,
            Ledgers ledgers,
            Orders orders,
            HostSavedMethods methods,
            RenewalNotices notices,
            Clock clock) {
        this.blocking = blocking;
        this.providers = providers;
        this.ledgers = ledgers;
        this.orders = orders;
        this.methods = methods;
        this.notices = notices;
        this.clock = clock;
    }

    /** What came of it. */
    enum Outcome {
        PAID,
        /** The system says so later, or has to be asked. */
        UNKNOWN,
        /** Not this time: nobody can pay the order any more, and the buyer has been told. */
        REFUSED,
        /** Not at all; the buyer has been told. */
        GIVEN_UP
    }

    Outcome ask(ServedBot bot, Renewal renewal, PaymentOrder order) {
        SavedMethod method = methods.open(
                renewal.provider(), renewal.user(), renewal.method().orElseThrow());
        Handed handed = providers.ask(
                renewal.provider(), bot, (provider, merchant) -> provider.charge(order, method, merchant));
        LOG.info(
                "payments: renewal={} order={} provider={} bot={} {}",
                renewal.order(),
                order.id(),
                renewal.provider(),
                bot.id(),
                handed.getClass().getSimpleName());
        return switch (handed) {
            case Handed.Done(String systemId) -> {
                ledgers.of(renewal.provider(), bot)
                        .taken(new Taken(systemId, order.id(), order.price(), clock.instant(), Map.of()));
                yield Outcome.PAID;
            }
            case Handed.Pending ignored -> Outcome.UNKNOWN;
            case Handed.Refused refused -> refused(bot, renewal, order, refused.forGood());
            case Handed.ByHand ignored -> refused(bot, renewal, order, true);
        };
    }

    /** The system had promised this payment, and has taken nothing. */
    Outcome declined(ServedBot bot, Renewal renewal, PaymentOrder order) {
        return refused(bot, renewal, order, false);
    }

    private Outcome refused(ServedBot bot, Renewal renewal, PaymentOrder order, boolean forGood) {
        Verdict withdrawn =
                blocking.get("payment", () -> orders.withdraw(bot, order.id())).verdict();
        if (withdrawn == Verdict.ORDER_PAID) {
            return Outcome.PAID;
        }
        if (withdrawn == Verdict.ORDER_HELD) {
            return Outcome.UNKNOWN;
        }
        if (!forGood && renewal.tries() + 1 < MOST_TRIES) {
            notices.declined(bot, order, key(renewal, order));
            return Outcome.REFUSED;
        }
        giveUp(bot, renewal, order);
        return Outcome.GIVEN_UP;
    }

    /** Tells the buyer that nothing more is taken. */
    void giveUp(ServedBot bot, Renewal renewal, PaymentOrder order) {
        notices.failed(bot, order, key(renewal, order));
    }

    /** Each try has an order of its own. */
    private static String key(Renewal renewal, PaymentOrder order) {
        return renewal.order() + " " + order.id();
    }
}
