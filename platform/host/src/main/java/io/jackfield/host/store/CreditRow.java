package io.jackfield.host.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Credits that came or went.
 *
 * @param id of its row; {@link #NEW} before it has one
 * @param amount above zero for what came, below for what went
 * @param balance what there was afterwards
 * @param key makes sure that the same thing counts once for its user
 * @param order the payment order that gave them, or whose money went back
 * @param offer the model that was asked for them
 * @param actor the operator; empty where it was none
 */
public record CreditRow(
        long id,
        Instant at,
        Kind kind,
        long amount,
        long balance,
        String key,
        Optional<String> order,
        Optional<String> offer,
        String actor,
        String reason) {
    /** The id of one that is not stored yet. */
    public static final long NEW = 0;

    public CreditRow {
        requireNonNull(at, "at");
        requireNonNull(kind, "kind");
        requireNonNull(key, "key");
        requireNonNull(order, "order");
        requireNonNull(offer, "offer");
        requireNonNull(actor, "actor");
        requireNonNull(reason, "reason");
        if (amount == 0) {
            throw new IllegalArgumentException("amount is 0; credits come or go");
        }
    }

    /** How credits come and go. */
    public enum Kind {
        /** With an order. */
        BOUGHT,
        /** By an operator. */
        GIVEN,
        /** For an answer. */
        SPENT,
        /** By an operator. */
        TAKEN,
        /** With the money that went back. */
        REFUNDED
    }

    public static CreditRow bought(String order, long amount, Instant now) {
        return new CreditRow(
                NEW, now, Kind.BOUGHT, amount, 0, "order " + order, Optional.of(order), Optional.empty(), "", "");
    }

    /** @param amount how many go */
    public static CreditRow refunded(String order, long amount, Instant now) {
        return new CreditRow(
                NEW, now, Kind.REFUNDED, -amount, 0, "refund " + order, Optional.of(order), Optional.empty(), "", "");
    }

    /** @param amount above zero to give, below to take */
    public static CreditRow byOperator(String key, long amount, Cause cause, Instant now) {
        return new CreditRow(
                NEW,
                now,
                amount > 0 ? Kind.GIVEN : Kind.TAKEN,
                amount,
                0,
                "operator " + key,
                Optional.empty(),
                Optional.empty(),
                cause.actor(),
                cause.reason());
    }
}
