package io.jackfield.testkit.payment;

import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.payment.rules.OrderRow;
import io.jackfield.host.payment.telegram.LedgerPayments;
import io.jackfield.host.payment.telegram.Renewals;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What Telegram says of invoices, taken to {@link InMemoryOrders} by the rules of the host. From any thread. */
public final class InMemoryInvoices {
    private final InMemoryOrders orders;
    private final LedgerPayments payments;
    private final Set<String> unwanted = ConcurrentHashMap.newKeySet();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    public InMemoryInvoices(InMemoryOrders orders, Clock clock) {
        this.orders = orders;
        payments = new LedgerPayments(
                (provider, bot) -> orders.ledger(provider, bot.id()),
                new InMemoryRenewals(),
                (bot, orderId, what) -> orders.review(orderId.isEmpty() ? what : orderId + ": " + what),
                clock);
    }

    /** Where questions before payments and notices of payments go. */
    public LedgerPayments payments() {
        return payments;
    }

    /** Whether the subscription that this order began goes on by itself. */
    public boolean isRenewalWanted(String orderId) {
        return !unwanted.contains(orderId);
    }

    /** Whether Telegram has tried to take the next payment in vain. */
    public boolean hasRenewalFailed(String orderId) {
        return failed.contains(orderId);
    }

    private final class InMemoryRenewals implements Renewals {
        @Override
        public Entry renewed(ServedBot bot, String provider, Taken taken) {
            Ledger ledger = orders.ledger(provider, bot.id());
            String order = ledger.transaction(taken.systemId())
                    .map(known -> known.orderId())
                    .orElseGet(() -> orderOfFurtherPeriod(taken.orderId()));
            failed.remove(taken.orderId());
            return ledger.taken(new Taken(taken.systemId(), order, taken.amount(), taken.systemTime(), taken.facts()));
        }

        @Override
        public boolean isSecond(ServedBot bot, String orderId) {
            return false;
        }

        @Override
        public boolean begun(ServedBot bot, String provider, String orderId, Transaction charge) {
            return true;
        }

        @Override
        public void wanted(ServedBot bot, String provider, String orderId, boolean wanted) {
            if (wanted) {
                unwanted.remove(orderId);
            } else {
                unwanted.add(orderId);
            }
        }

        @Override
        public void refunded(ServedBot bot, String provider, String orderId, String chargeId) {
            unwanted.add(orderId);
        }

        @Override
        public void failed(ServedBot bot, String provider, String orderId, Instant at) {
            failed.add(orderId);
        }
    }

    private String orderOfFurtherPeriod(String firstOrder) {
        PaymentOrder first = orders.order(firstOrder);
        String id = firstOrder + "-" + orders.transactions().size() + "r";
        orders.add(OrderRow.next(first, id, first.expiresAt()));
        return id;
    }
}
