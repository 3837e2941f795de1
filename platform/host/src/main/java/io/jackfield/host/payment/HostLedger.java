package io.jackfield.host.payment;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.rules.Books;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.LedgerRules;
import io.jackfield.host.payment.rules.Meant;
import io.jackfield.host.payment.rules.RuledLedger;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.store.PaymentTables;
import io.jackfield.host.store.StoredOrder;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The ledger of one provider and bot, in PostgreSQL. Blocking, from any thread. */
final class HostLedger extends RuledLedger {
    private static final int MOST = 10_000;

    private final Desk desk;
    private final ServedBot bot;
    private final String provider;
    private final Runnable changed;

    /** What all ledgers work with. */
    record Desk(Blocking blocking, PaymentTables tables, Decisions decisions, SavedMethods methods, Clock clock) {}

    /** @param changed runs when a call has changed something */
    HostLedger(Desk desk, ServedBot bot, String provider, Runnable changed) {
        this.desk = desk;
        this.bot = bot;
        this.provider = provider;
        this.changed = changed;
    }

    @Override
    protected Decision decide(Meant meant, Function<Books, Decision> rule) {
        Decision decision = ask(() -> desk.decisions().decide(bot, provider, meant, rule));
        if (!decision.changesNothing()) {
            changed.run();
        }
        return decision;
    }

    @Override
    public Optional<PaymentOrder> order(String id) {
        return ask(() -> desk.tables().orders().find(bot.number(), id)).map(StoredOrder::order);
    }

    @Override
    public Optional<Transaction> transaction(String systemId) {
        return ask(() -> desk.tables().payments().find(bot.number(), provider, systemId))
                .map(TransactionRow::transaction);
    }

    @Override
    public Optional<Transaction> numbered(long number) {
        return ask(() -> desk.tables().payments().numbered(bot.number(), provider, number))
                .map(TransactionRow::transaction);
    }

    @Override
    public Optional<Transaction> holding(String orderId) {
        Instant now = desk.clock().instant();
        return holding(
                ask(() -> desk.tables().orders().find(bot.number(), orderId).compose(this::ofOrder)), now);
    }

    /** Of the payments of an order, the one that keeps it. */
    static Optional<Transaction> holding(List<TransactionRow> payments, Instant now) {
        return payments.stream()
                .filter(row -> row.holds(now))
                .map(TransactionRow::transaction)
                .max(Comparator.comparing(Transaction::state));
    }

    private Future<List<TransactionRow>> ofOrder(Optional<StoredOrder> order) {
        return order.map(one -> desk.tables().payments().ofOrder(one.order().id()))
                .orElseGet(() -> Future.succeededFuture(List.of()));
    }

    @Override
    public List<Transaction> between(Instant from, Instant to, int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most is " + most + "; ask for 1 to " + MOST + " transactions");
        }
        return ask(() -> desk.tables().payments().between(bot.number(), provider, from, to, most)).stream()
                .map(TransactionRow::transaction)
                .toList();
    }

    @Override
    public Entry save(String systemId, String label, String secret) {
        Entry entry = ask(() -> desk.decisions()
                .inTransaction(
                        bot,
                        provider,
                        step -> step.books().lock(Meant.transaction(systemId)).compose(locked -> {
                            Decision known = LedgerRules.note(locked.books(), Map.of());
                            return locked.order().isEmpty()
                                            || known.transaction().isEmpty()
                                    ? Future.succeededFuture(known.entry())
                                    : desk.methods()
                                            .save(
                                                    step.connection(),
                                                    locked.order().get(),
                                                    provider,
                                                    label,
                                                    secret)
                                            .map(fresh -> saved(known, fresh));
                        })));
        if (entry.verdict() == Verdict.DONE) {
            changed.run();
        }
        return entry;
    }

    private static Entry saved(Decision known, boolean fresh) {
        Entry entry = known.entry();
        return fresh ? new Entry(Verdict.DONE, entry.transaction(), entry.order()) : entry;
    }

    private <T> T ask(Supplier<Future<T>> question) {
        return desk.blocking().get("payment", question);
    }
}
