package io.jackfield.host.payment;

import io.jackfield.host.payment.rules.Books;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.Meant;
import io.jackfield.host.store.LedgerBooks;
import io.jackfield.host.store.LedgerBooks.Caller;
import io.jackfield.host.store.LedgerBooks.Locked;
import io.jackfield.host.store.RetriedTransaction;
import io.jackfield.host.store.StoredOrder;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides calls by the rules and stores what follows, each in one transaction under the lock of its order. Core loop
 * only.
 */
final class Decisions {
    private final RetriedTransaction transactions;
    private final Consequences consequences;
    private final Clock clock;

    Decisions(RetriedTransaction transactions, Consequences consequences, Clock clock) {
        this.transactions = transactions;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** Gives what was decided, with the rows as they stand then. */
    Future<Decision> decide(ServedBot bot, String provider, Meant meant, Function<Books, Decision> rule) {
        return decideIf(bot, provider, meant, books -> Optional.of(rule.apply(books)))
                .map(Optional::orElseThrow);
    }

    /** The same by a rule that may find nothing to decide. */
    Future<Optional<Decision>> decideIf(
            ServedBot bot, String provider, Meant meant, Function<Books, Optional<Decision>> rule) {
        return inTransaction(
                bot,
                provider,
                step -> step.books()
                        .lock(meant)
                        .compose(locked -> rule.apply(locked.books())
                                .map(decision -> step.store(locked, decision).map(Optional::of))
                                .orElseGet(() -> Future.succeededFuture(Optional.empty()))));
    }

    /** Several steps in one transaction; what follows from them outside of it follows when it is stored. */
    <T> Future<T> inTransaction(ServedBot bot, String provider, Function<Step, Future<T>> work) {
        List<Stored> done = new ArrayList<>();
        Caller caller = new Caller(
                bot.number(), provider, bot.config().sales().payments().takesBack());
        return transactions
                .run(tx -> {
                    done.clear();
                    return work.apply(new Step(tx, bot, new LedgerBooks(tx, caller, clock), done));
                })
                .onSuccess(result ->
                        done.forEach(one -> consequences.stored(bot, one.order(), one.decision(), one.message())))
                .onFailure(error -> {
                    if (RetriedTransaction.mayBeStored(error)) {
                        done.forEach(
                                one -> consequences.perhapsStored(bot, one.order(), one.decision(), one.message()));
                    }
                });
    }

    private record Stored(Optional<StoredOrder> order, Decision decision, Optional<BuyerMessage> message) {}

    /** A transaction that is open. */
    final class Step {
        private final SqlConnection tx;
        private final ServedBot bot;
        private final LedgerBooks books;
        private final List<Stored> done;

        private Step(SqlConnection tx, ServedBot bot, LedgerBooks books, List<Stored> done) {
            this.tx = tx;
            this.bot = bot;
            this.books = books;
            this.done = done;
        }

        SqlConnection connection() {
            return tx;
        }

        LedgerBooks books() {
            return books;
        }

        /**
         * Stores a decision about locked books, and what follows from it; gives it with the number of a new
         * transaction.
         */
        Future<Decision> store(Locked locked, Decision decision) {
            if (decision.changesNothing()) {
                return Future.succeededFuture(decision);
            }
            return books.store(decision, locked.books().now())
                    .compose(stored -> locked.order()
                            .map(order -> consequences.inside(
                                    tx, bot, order, stored, locked.books().now()))
                            .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                            .map(message -> {
                                done.add(new Stored(locked.order(), stored, message));
                                return stored;
                            }));
        }
    }
}
