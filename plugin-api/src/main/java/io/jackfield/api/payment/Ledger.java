package io.jackfield.api.payment;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows that one provider has of one bot. Every method that changes something is one short transaction under the
 * lock of the order, has the same effect however often it is called, and answers with a {@link Verdict} and the rows as
 * they stand then; what is refused for a reason of business throws nothing. What is credited, the subscription and the
 * message to the buyer are stored in that transaction.
 *
 * <p>A lost database throws {@link io.jackfield.api.StandardError#UNAVAILABLE}: whether the last call counted is then
 * unknown, and calling again finds out. From any thread; blocks.
 */
@Experimental
public interface Ledger {
    /** Absent for orders of other bots too. */
    Optional<PaymentOrder> order(String id);

    Optional<Transaction> transaction(String systemId);

    /** By {@link Transaction#number()}. */
    Optional<Transaction> numbered(long number);

    /** The transaction of whichever provider that keeps others from this order: one that has begun, or is settled. */
    Optional<Transaction> holding(String orderId);

    /**
     * Transactions whose id the system has told, whatever became of them, by the system's time, oldest first.
     *
     * @param from included
     * @param to included
     * @param most 1 to 10 000
     */
    List<Transaction> between(Instant from, Instant to, int most);

    /**
     * Stores a try of ours before the system is asked for it; its number makes the idempotence key. While one is open,
     * the same one comes again.
     *
     * @param life after which it is cancelled if nothing has come of it
     */
    Entry attempt(String orderId, Duration life);

    /** The system has told its id for an attempt of ours. */
    Entry attach(long number, String systemId);

    /**
     * The system is about to take money: the order is kept for it. Refused when the order is not to be paid any more.
     */
    Entry begin(Begin begin);

    /**
     * You may take it, if it is still wanted: credits, unless the order has been paid or cancelled meanwhile. For
     * systems that take the money when we have said yes.
     */
    Entry settle(String systemId);

    /**
     * It has been taken, whatever we say: credits or, where there is nothing left to credit, keeps it as surplus, which
     * is given back by the bot's rule. Needs no {@link #begin}. An amount that is not the price is kept as surplus too,
     * and shown to the operator, under {@link Verdict#WRONG_AMOUNT}.
     */
    Entry taken(Taken taken);

    /**
     * Ends a transaction that has not taken money; it counts as taken no more, whatever comes later. Of one that has,
     * the system has given all of it back: what it gave is taken back as well, unless the bot forbids that
     * ({@link Verdict#NOT_RETURNABLE}; nothing changes then).
     *
     * @param reason the system's code or words, up to 200 characters
     */
    Entry cancel(String systemId, String reason);

    /**
     * Ends a transaction that has not taken money, as {@link #cancel} does, and leaves one that has as it is
     * ({@link Verdict#ORDER_PAID}): for a word of the system that does not prove that money went back.
     *
     * @param reason as for {@link #cancel}
     */
    Entry release(String systemId, String reason);

    /**
     * The system has given money back, asked by us or not.
     *
     * @param refundId the system's, told apart within the transaction
     */
    Entry refunded(String systemId, String refundId, Money amount, String reason);

    /**
     * Remembers facts, such as the numbers of a fiscal receipt. What is there already stays: a fact with another value
     * is {@link Verdict#OTHER_DATA}.
     */
    Entry note(String systemId, Map<String, String> facts);

    /**
     * Keeps how the buyer paid, for later payments of what this transaction bought.
     *
     * @param label what the buyer knows it by
     * @param secret the system's own reference; kept encrypted
     */
    Entry save(String systemId, String label, String secret);

    /**
     * The beginning of a transaction.
     *
     * @param systemId 1 to 128 characters
     * @param amount as the system says it
     * @param systemTime when it began, by the system's clock
     * @param life from {@code systemTime}; when it is over, the host cancels the transaction
     * @param lapse the reason it then has
     * @param facts as for {@link #note}
     */
    record Begin(
            String systemId,
            String orderId,
            Money amount,
            Instant systemTime,
            Duration life,
            String lapse,
            Map<String, String> facts) {
        public Begin {
            requireId(systemId);
            requireNonNull(orderId, "orderId");
            requireNonNull(amount, "amount");
            requireNonNull(systemTime, "systemTime");
            requireNonNull(life, "life");
            requireNonNull(lapse, "lapse");
            facts = Map.copyOf(facts);
        }
    }

    /**
     * Money that has been taken.
     *
     * @param systemId 1 to 128 characters
     * @param systemTime when, by the system's clock
     * @param facts as for {@link #note}
     */
    record Taken(String systemId, String orderId, Money amount, Instant systemTime, Map<String, String> facts) {
        public Taken {
            requireId(systemId);
            requireNonNull(orderId, "orderId");
            requireNonNull(amount, "amount");
            requireNonNull(systemTime, "systemTime");
            facts = Map.copyOf(facts);
        }
    }

    /** What was decided, and the rows as they stand. Absent rows are not there, or not this provider's. */
    record Entry(Verdict verdict, Optional<Transaction> transaction, Optional<PaymentOrder> order) {
        public Entry {
            requireNonNull(verdict, "verdict");
            requireNonNull(transaction, "transaction");
            requireNonNull(order, "order");
        }
    }

    /** What came of a call. */
    enum Verdict {
        /** It counts, now for the first time. */
        DONE,
        /** It has counted before; nothing changed. Which state it led to says the transaction. */
        REPEATED,
        /** The money is kept, and the order got it from somebody else before. */
        SURPLUS,
        /** This bot has no such order. */
        NO_ORDER,
        /** This provider has no such transaction of this bot. */
        NO_TRANSACTION,
        /** The amount or its currency is not the order's. */
        WRONG_AMOUNT,
        /** Another transaction keeps the order at the moment. */
        ORDER_HELD,
        /** It is paid, or was and has been refunded. */
        ORDER_PAID,
        /** It was cancelled, or its time is over. */
        ORDER_CLOSED,
        /** The transaction's time is over: it is cancelled. */
        LAPSED,
        /** The transaction was cancelled or refunded before. */
        CANCELLED,
        /** The same id has come with other data. */
        OTHER_DATA,
        /** The bot takes nothing back. */
        NOT_RETURNABLE
    }

    private static void requireId(String systemId) {
        if (systemId.isEmpty() || systemId.length() > 128) {
            throw new IllegalArgumentException(
                    "systemId has " + systemId.length() + " characters; use 1 to 128, as the payment system gave them");
        }
    }
}
