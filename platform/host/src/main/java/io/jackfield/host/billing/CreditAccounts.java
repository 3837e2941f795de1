package io.jackfield.host.billing;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.CreditRow;
import io.jackfield.host.store.CreditTable;
import io.jackfield.host.store.CreditTable.Balance;
import io.jackfield.host.store.PersonKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Answers that users can have once a limit of their plan is used up. Orders and operators give them, refunds and
 * operators take them, {@link Quotas} spends them. Core loop only.
 */
public final class CreditAccounts {
    private final CreditTable table;
    private final Clock clock;

    CreditAccounts(CreditTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    public Future<Balance> balance(PersonKey user) {
        return table.balance(user, clock.instant());
    }

    /** Those with lower ids than {@code before}, the newest first. */
    public Future<List<CreditRow>> newest(PersonKey user, long before, int most) {
        return table.newest(user, before, most);
    }

    /**
     * An operator gives credits, or takes some that are neither spent nor held by an answer under way; gives whether
     * that is new.
     *
     * @param amount above zero to give, below to take
     * @param key the same one again changes nothing
     */
    public Future<Boolean> change(PersonKey user, long amount, String key, Cause cause) {
        Instant now = clock.instant();
        CreditRow entry = CreditRow.byOperator(key, amount, cause, now);
        return table.has(user, entry.key())
                .compose(known -> known
                        ? Future.succeededFuture(false)
                        : table.change(
                                user, now, balance -> Optional.of(entry).filter(one -> allowed(one, user, balance))));
    }

    /** Throws when there are not so many to take. */
    private static boolean allowed(CreditRow entry, PersonKey user, Balance balance) {
        long wanted = -entry.amount();
        if (wanted <= balance.free()) {
            return true;
        }
        String held = balance.held() > 0 ? ", beside " + balance.held() + " for answers under way" : "";
        throw new JackfieldException(
                StandardError.REQUEST_REJECTED,
                "user " + user.person() + " has " + balance.free() + " credits" + held + "; " + wanted
                        + " cannot be taken");
    }

    /** What an order has bought, in the transaction of its payment; one order gives once. */
    Future<Void> bought(SqlConnection tx, PersonKey user, long amount, String order, Instant now) {
        return table.change(tx, user, now, balance -> Optional.of(CreditRow.bought(order, amount, now)))
                .mapEmpty();
    }

    /** The money of an order has gone back: so does what is left of its credits. */
    Future<Void> refunded(SqlConnection tx, PersonKey user, String order, Instant now) {
        return table.lockAll(tx, user)
                .map(entries -> CreditLots.left(entries, order))
                .compose(left -> left == 0
                        ? Future.<Boolean>succeededFuture(false)
                        : table.change(
                                tx,
                                user,
                                now,
                                balance -> Optional.of(Math.min(left, balance.free()))
                                        .filter(amount -> amount > 0)
                                        .map(amount -> CreditRow.refunded(order, amount, now))))
                .mapEmpty();
    }
}
