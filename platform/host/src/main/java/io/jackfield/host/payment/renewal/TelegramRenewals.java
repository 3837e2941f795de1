package io.jackfield.host.payment.renewal;

import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.Orders;
import io.jackfield.host.payment.RenewalOrders;
import io.jackfield.host.payment.telegram.Renewals;
import io.jackfield.host.telegram.ServedBot;
import java.time.Instant;

/** Subscriptions inside Telegram, in the books. Blocks. */
public final class TelegramRenewals implements Renewals {
    private final Blocking blocking;
    private final RenewalOrders books;
    private final Orders orders;
    private final RenewalDesk desk;
    private final RenewalNotices notices;

    public TelegramRenewals(
            Blocking blocking, RenewalOrders books, Orders orders, RenewalDesk desk, RenewalNotices notices) {
        this.blocking = blocking;
        this.books = books;
        this.orders = orders;
        this.desk = desk;
        this.notices = notices;
    }

    @Override
    public Entry renewed(ServedBot bot, String provider, Taken taken) {
        Entry entry = blocking.get("payment", () -> books.renewed(bot, provider, taken));
        if (entry.verdict() == Verdict.DONE) {
            desk.recovered(taken.orderId());
        }
        return entry;
    }

    @Override
    public boolean isSecond(ServedBot bot, String orderId) {
        return desk.isSecond(bot, orderId);
    }

    @Override
    public boolean begun(ServedBot bot, String provider, String orderId, Transaction charge) {
        if (charge.surplus()) {
            return desk.stop(bot, provider, charge);
        }
        if (!desk.isSecond(bot, orderId)) {
            return true;
        }
        boolean stopped = desk.stop(bot, provider, orderId, charge);
        blocking.get("payment", () -> orders.find(bot, orderId))
                .ifPresent(order -> notices.second(bot, order, orderId));
        return stopped;
    }

    @Override
    public void wanted(ServedBot bot, String provider, String orderId, boolean wanted) {
        desk.told(orderId, wanted);
    }

    @Override
    public void refunded(ServedBot bot, String provider, String orderId, String chargeId) {
        desk.refunded(bot, provider, orderId, chargeId);
    }

    @Override
    public void failed(ServedBot bot, String provider, String orderId, Instant at) {
        TelegramSubscription subscription = desk.subscription(orderId, provider);
        if (subscription.wasPaidAfter(at)) {
            return;
        }
        desk.failed(orderId);
        String period = subscription.paidUntil().map(Instant::toString).orElse("");
        blocking.get("payment", () -> orders.find(bot, orderId))
                .ifPresent(order -> notices.failed(bot, order, orderId + " " + period));
    }
}
