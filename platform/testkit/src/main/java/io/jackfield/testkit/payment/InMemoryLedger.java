package io.jackfield.testkit.payment;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider.SavedMethod;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.payment.rules.Books;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.LedgerRules;
import io.jackfield.host.payment.rules.Meant;
import io.jackfield.host.payment.rules.RuledLedger;
import io.jackfield.host.payment.rules.TransactionRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One provider's view of {@link InMemoryOrders}. */
final class InMemoryLedger extends RuledLedger {
    private final InMemoryOrders orders;
    private final String provider;
    private final String bot;

    InMemoryLedger(InMemoryOrders orders, String provider, String bot) {
        this.orders = orders;
        this.provider = provider;
        this.bot = bot;
    }

    @Override
    protected Decision decide(Meant meant, Function<Books, Decision> rule) {
        return orders.outage().around(() -> orders.decide(provider, bot, meant, rule));
    }

    @Override
    public Optional<PaymentOrder> order(String id) {
        return orders.outage().around(() -> orders.find(id, bot));
    }

    @Override
    public Optional<Transaction> transaction(String systemId) {
        return orders.outage()
                .around(() -> own().filter(one -> one.systemId().equals(Optional.of(systemId)))
                        .findFirst());
    }

    @Override
    public Optional<Transaction> numbered(long number) {
        return orders.outage()
                .around(() -> own().filter(one -> one.number() == number).findFirst());
    }

    @Override
    public Optional<Transaction> holding(String orderId) {
        return orders.outage()
                .around(() -> orders.rows(bot).stream()
                        .filter(row -> row.transaction().orderId().equals(orderId) && row.holds(orders.now()))
                        .map(TransactionRow::transaction)
                        .max(Comparator.comparing(Transaction::state)));
    }

    @Override
    public List<Transaction> between(Instant from, Instant to, int most) {
        return orders.outage()
                .around(() -> own().filter(one -> one.systemId().isPresent())
                        .filter(one -> !one.systemTime().isBefore(from)
                                && !one.systemTime().isAfter(to))
                        .sorted(Comparator.comparing(Transaction::systemTime).thenComparing(Transaction::number))
                        .limit(most)
                        .toList());
    }

    @Override
    public Entry save(String systemId, String label, String secret) {
        Entry entry = decide(Meant.transaction(systemId), books -> LedgerRules.note(books, Map.of()))
                .entry();
        entry.transaction().ifPresent(paid -> orders.save(new SavedMethod("method-" + paid.number(), label, secret)));
        return entry;
    }

    private Stream<Transaction> own() {
        return orders.rows(bot).stream()
                .filter(row -> row.provider().equals(provider))
                .map(TransactionRow::transaction);
    }
}
