package io.jackfield.host.payment.provider;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.PaymentProvider.Reported;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.store.TransactionTable;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks payment systems what has become of payments, and brings that to the books. Blocks. */
public final class PaymentLooks {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentLooks.class);
    private static final String BY_THE_SYSTEM = "cancelled by the payment system";

    private final Blocking blocking;
    private final AskedProviders providers;
    private final Ledgers ledgers;
    private final TransactionTable transactions;

    public PaymentLooks(Blocking blocking, AskedProviders providers, Ledgers ledgers, TransactionTable transactions) {
        this.blocking = blocking;
        this.providers = providers;
        this.ledgers = ledgers;
        this.transactions = transactions;
    }

    /**
     * Looks for everything of the order that has not come to an end, or only by our own clock. What cannot be asked
     * stays as it is.
     *
     * @return whether every system that had to be asked has answered
     */
    public boolean lookAt(ServedBot bot, String order) {
        boolean answered = true;
        for (TransactionRow row : blocking.get("payment", () -> transactions.ofOrder(order))) {
            if (isOpen(row.transaction()) || row.lapsed()) {
                answered &= look(bot, row.provider(), row.transaction());
            }
        }
        return answered;
    }

    /** Whether somebody has tried to pay the order, and no try took money or still can. */
    public boolean allCancelled(String order) {
        List<TransactionRow> tries = blocking.get("payment", () -> transactions.ofOrder(order));
        return !tries.isEmpty()
                && tries.stream().allMatch(row -> row.transaction().state() == State.CANCELLED);
    }

    private boolean look(ServedBot bot, String provider, Transaction transaction) {
        try {
            ask(bot, provider, transaction).ifPresent(reported -> take(bot, provider, transaction, reported));
            return true;
        } catch (JackfieldException e) {
            LOG.warn(
                    "payments: provider={} bot={} transaction={} cannot be looked at: {}",
                    provider,
                    bot.id(),
                    transaction.number(),
                    AskedProviders.word(e));
            return false;
        }
    }

    /** What the system says of a transaction; throws when it cannot be asked now. */
    public Optional<Reported> ask(ServedBot bot, String provider, Transaction transaction) {
        return providers.ask(provider, bot, (asked, merchant) -> asked.look(transaction, merchant));
    }

    /** Brings what the system says of one of our transactions to the books, as far as it is beyond doubt. */
    public void take(ServedBot bot, String provider, Transaction ours, Reported reported) {
        Ledger ledger = ledgers.of(provider, bot);
        if (ours.systemId().isEmpty()) {
            ledger.attach(ours.number(), reported.systemId());
        }
        switch (reported.where()) {
            case BEGUN -> {}
            case TAKEN ->
                ledger.taken(
                        new Taken(reported.systemId(), ours.orderId(), reported.amount(), reported.at(), Map.of()));
            case CANCELLED -> {
                if (isOpen(ours)) {
                    ledger.cancel(reported.systemId(), BY_THE_SYSTEM);
                }
            }
        }
    }

    private static boolean isOpen(Transaction transaction) {
        return transaction.state() == State.ATTEMPTED || transaction.state() == State.BEGUN;
    }
}
