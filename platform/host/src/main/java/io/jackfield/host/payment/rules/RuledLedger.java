package io.jackfield.host.payment.rules;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Ledger;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** A ledger that goes by {@link LedgerRules}, wherever its rows are. */
public abstract class RuledLedger implements Ledger {
    /**
     * Locks and reads the rows that are meant, decides and stores what was decided, in one transaction. When another
     * call got in between, it is decided again.
     */
    protected abstract Decision decide(Meant meant, Function<Books, Decision> rule);

    @Override
    public final Entry attempt(String orderId, Duration life) {
        return decide(Meant.order(orderId), books -> LedgerRules.attempt(books, life))
                .entry();
    }

    @Override
    public final Entry attach(long number, String systemId) {
        return decide(Meant.numbered(number, systemId), books -> LedgerRules.attach(books, systemId))
                .entry();
    }

    @Override
    public final Entry begin(Begin begin) {
        return decide(Meant.transaction(begin.systemId(), begin.orderId()), books -> LedgerRules.begin(books, begin))
                .entry();
    }

    @Override
    public final Entry settle(String systemId) {
        return decide(Meant.transaction(systemId), LedgerRules::settle).entry();
    }

    @Override
    public final Entry taken(Taken taken) {
        return decide(Meant.transaction(taken.systemId(), taken.orderId()), books -> LedgerRules.taken(books, taken))
                .entry();
    }

    @Override
    public final Entry cancel(String systemId, String reason) {
        return decide(Meant.transaction(systemId), books -> LedgerRules.cancel(books, reason))
                .entry();
    }

    @Override
    public final Entry release(String systemId, String reason) {
        return decide(Meant.transaction(systemId), books -> LedgerRules.release(books, reason))
                .entry();
    }

    @Override
    public final Entry refunded(String systemId, String refundId, Money amount, String reason) {
        return decide(Meant.transaction(systemId), books -> LedgerRules.refunded(books, refundId, amount, reason))
                .entry();
    }

    @Override
    public final Entry note(String systemId, Map<String, String> facts) {
        return decide(Meant.transaction(systemId), books -> LedgerRules.note(books, facts))
                .entry();
    }
}
