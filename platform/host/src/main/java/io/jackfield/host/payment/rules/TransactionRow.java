package io.jackfield.host.payment.rules;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A transaction as it is kept.
 *
 * @param provider the name of its payment provider
 * @param transaction with number 0 as long as it is not stored
 * @param lapsesAt when the host cancels it, as long as it has not taken money
 * @param lapse the reason it then has
 * @param lapsed whether the host has cancelled it, and not the system
 * @param refundIds of what has been given back
 */
public record TransactionRow(
        String provider,
        Transaction transaction,
        Optional<Instant> lapsesAt,
        String lapse,
        boolean lapsed,
        Set<String> refundIds) {
    /** The number of one that is not stored yet. */
    public static final long NEW = 0;

    public TransactionRow {
        requireNonNull(provider, "provider");
        requireNonNull(transaction, "transaction");
        requireNonNull(lapsesAt, "lapsesAt");
        requireNonNull(lapse, "lapse");
        refundIds = Set.copyOf(refundIds);
    }

    /** One that is not there yet. */
    static TransactionRow fresh(
            String provider, String orderId, Money amount, State state, Instant systemTime, Instant now) {
        Transaction transaction = new Transaction(
                NEW,
                Optional.empty(),
                orderId,
                amount,
                new Money(0, amount.currency()),
                state,
                false,
                systemTime,
                now,
                Optional.empty(),
                Optional.empty(),
                "",
                Map.of());
        return new TransactionRow(provider, transaction, Optional.empty(), "", false, Set.of());
    }

    Transaction.State state() {
        return transaction.state();
    }

    boolean isOpen() {
        return state() == State.ATTEMPTED || state() == State.BEGUN;
    }

    boolean tookMoney() {
        return state() == State.SETTLED || state() == State.REFUNDED;
    }

    public boolean isOverdue(Instant now) {
        return isOpen() && lapsesAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Whether it keeps others from its order. */
    public boolean holds(Instant now) {
        return state() == State.SETTLED && !transaction.surplus() || state() == State.BEGUN && !isOverdue(now);
    }

    Money left() {
        return transaction.amount().minus(transaction.returned());
    }

    TransactionRow withSystemId(String systemId) {
        return change().systemId(systemId).done();
    }

    TransactionRow lapsingAfter(Instant from, Duration life, String reason) {
        return new TransactionRow(provider, transaction, Optional.of(from.plus(life)), reason, lapsed, refundIds);
    }

    TransactionRow withFacts(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(transaction.facts());
        return change().facts(all).done();
    }

    TransactionRow lapsedAt(Instant now) {
        TransactionRow cancelled = cancelled(lapse, now);
        return new TransactionRow(provider, cancelled.transaction, lapsesAt, lapse, true, refundIds);
    }

    /** One that had lapsed: now the system itself says that it took no money. When it ended, and why, stays. */
    TransactionRow endedBySystem() {
        return new TransactionRow(provider, transaction, lapsesAt, lapse, false, refundIds);
    }

    TransactionRow cancelled(String reason, Instant now) {
        return change().state(State.CANCELLED).cancelledAt(now).reason(reason).done();
    }

    /** @param surplus whether it gives nothing */
    TransactionRow settled(Money amount, boolean surplus, Instant now) {
        return change().state(State.SETTLED)
                .amount(amount)
                .surplus(surplus)
                .settledAt(now)
                .done();
    }

    TransactionRow refunded(String refundId, Money amount, String reason, Instant now) {
        Money returned = transaction.returned().plus(amount);
        boolean whole = returned.equals(transaction.amount());
        Change change = change().returned(returned).reason(reason);
        if (whole) {
            change.state(State.REFUNDED).cancelledAt(now);
        }
        Set<String> ids = new HashSet<>(refundIds);
        ids.add(refundId);
        return new TransactionRow(provider, change.done().transaction, lapsesAt, lapse, lapsed, ids);
    }

    /** Under the number that the store has given it. */
    public TransactionRow numbered(long number) {
        return change().number(number).done();
    }

    private Change change() {
        return new Change(this);
    }

    /** A copy with some components changed. */
    private static final class Change {
        private final TransactionRow row;
        private long number;
        private Optional<String> systemId;
        private Money amount;
        private Money returned;
        private State state;
        private boolean surplus;
        private Optional<Instant> settledAt;
        private Optional<Instant> cancelledAt;
        private String reason;
        private Map<String, String> facts;

        Change(TransactionRow row) {
            this.row = row;
            Transaction before = row.transaction;
            number = before.number();
            systemId = before.systemId();
            amount = before.amount();
            returned = before.returned();
            state = before.state();
            surplus = before.surplus();
            settledAt = before.settledAt();
            cancelledAt = before.cancelledAt();
            reason = before.reason();
            facts = before.facts();
        }

        Change number(long value) {
            number = value;
            return this;
        }

        Change systemId(String value) {
            systemId = Optional.of(value);
            return this;
        }

        Change amount(Money value) {
            amount = value;
            if (returned.isZero()) {
                returned = new Money(0, value.currency());
            }
            return this;
        }

        Change returned(Money value) {
            returned = value;
            return this;
        }

        Change state(State value) {
            state = value;
            return this;
        }

        Change surplus(boolean value) {
            surplus = value;
            return this;
        }

        Change settledAt(Instant value) {
            settledAt = Optional.of(value);
            return this;
        }

        Change cancelledAt(Instant value) {
            cancelledAt = Optional.of(value);
            return this;
        }

        Change reason(String value) {
            reason = value;
            return this;
        }

        Change facts(Map<String, String> value) {
            facts = value;
            return this;
        }

        TransactionRow done() {
            Transaction before = row.transaction;
            Transaction after = new Transaction(
                    number,
                    systemId,
                    before.orderId(),
                    amount,
                    returned,
                    state,
                    surplus,
                    before.systemTime(),
                    before.begunAt(),
                    settledAt,
                    cancelledAt,
                    reason,
                    facts);
            return new TransactionRow(row.provider, after, row.lapsesAt, row.lapse, row.lapsed, row.refundIds);
        }
    }
}
