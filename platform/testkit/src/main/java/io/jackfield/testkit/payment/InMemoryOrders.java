package io.jackfield.testkit.payment;

import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider.SavedMethod;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.payment.rules.Books;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.Decision.Effect;
import io.jackfield.host.payment.rules.Decision.Line;
import io.jackfield.host.payment.rules.LedgerRules;
import io.jackfield.host.payment.rules.Meant;
import io.jackfield.host.payment.rules.OrderRow;
import io.jackfield.host.payment.rules.TransactionRow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Orders, transactions and what they gave, without a database and by the rules of the host. From any thread. */
public final class InMemoryOrders {
    private final Clock clock;
    private final Map<String, OrderRow> orders = new LinkedHashMap<>();
    private final Map<Long, TransactionRow> transactions = new LinkedHashMap<>();
    private final List<String> granted = new ArrayList<>();
    private final List<String> takenBack = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> reviews = new ArrayList<>();
    private final Map<String, SavedMethod> saved = new LinkedHashMap<>();
    private final Outage outage = new Outage();
    private volatile Effects effects = Effects.NONE;
    private boolean returns = true;

    /** @param clock says when orders expire and transactions lapse */
    public InMemoryOrders(Clock clock) {
        this.clock = clock;
    }

    /** Who gives what orders are for. */
    public InMemoryOrders giving(Effects wanted) {
        effects = wanted;
        return this;
    }

    /** What orders give; told after it is stored, on the thread of the call. */
    public interface Effects {
        Effects NONE = new Effects() {
            @Override
            public void granted(PaymentOrder order) {}

            @Override
            public void takenBack(PaymentOrder order) {}
        };

        void granted(PaymentOrder order);

        void takenBack(PaymentOrder order);
    }

    public synchronized InMemoryOrders add(PaymentOrder order) {
        if (orders.putIfAbsent(order.id(), new OrderRow(order, false)) != null) {
            throw new IllegalArgumentException("there is an order " + order.id() + " already");
        }
        return this;
    }

    /** What the operator has set: the bot takes nothing back. */
    public synchronized InMemoryOrders takingNothingBack() {
        returns = false;
        return this;
    }

    /** Every order as it now stands, oldest first. */
    public synchronized List<PaymentOrder> all() {
        return orders.values().stream().map(OrderRow::order).toList();
    }

    /** The order with what its buyer has told by now. */
    synchronized PaymentOrder told(String id, Map<String, String> customer) {
        OrderRow row = orders.get(id);
        PaymentOrder full = TestOrder.told(row.order(), customer);
        orders.put(id, new OrderRow(full, row.withdrawn()));
        return full;
    }

    /** The buyer does not want it any more: it is closed, unless somebody is about to pay it. */
    public Verdict withdraw(String id) {
        String bot = order(id).chat().bot();
        return decide("", bot, Meant.order(id), LedgerRules::withdraw).verdict();
    }

    /** The rows of one provider and bot. */
    public Ledger ledger(String provider, String bot) {
        return new InMemoryLedger(this, provider, bot);
    }

    /** The order as it now stands. */
    public synchronized PaymentOrder order(String id) {
        return Optional.ofNullable(orders.get(id))
                .map(OrderRow::order)
                .orElseThrow(() -> new IllegalArgumentException("there is no order '" + id + "'"));
    }

    /** Every transaction of every provider as it now stands, oldest first. */
    public synchronized List<Transaction> transactions() {
        return transactions.values().stream().map(TransactionRow::transaction).toList();
    }

    /** What buyers have left with payment systems for later payments, oldest first. */
    public synchronized List<SavedMethod> savedMethods() {
        return List.copyOf(saved.values());
    }

    /** How often an order has given what it gives. */
    public synchronized int timesGranted(String orderId) {
        return (int) granted.stream().filter(orderId::equals).count();
    }

    /** How often what an order gave was taken back. */
    public synchronized int timesTakenBack(String orderId) {
        return (int) takenBack.stream().filter(orderId::equals).count();
    }

    /** What was shown to the operator. */
    public synchronized List<String> reviews() {
        return List.copyOf(reviews);
    }

    /** Everything that money did, in smallest units: accepted is granted, surplus or given back. */
    public synchronized long sum(Line.Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind)
                .mapToLong(line -> line.amount().minorUnits())
                .sum();
    }

    Instant now() {
        return clock.instant();
    }

    /** Loses calls of every ledger of these orders. */
    Outage outage() {
        return outage;
    }

    /** How often this provider has taken money for an order, given back or not. */
    synchronized int timesTaken(String provider, String orderId) {
        return (int) transactions.values().stream()
                .filter(row -> row.provider().equals(provider))
                .map(TransactionRow::transaction)
                .filter(one -> one.orderId().equals(orderId) && one.settledAt().isPresent())
                .count();
    }

    /** The provider through which the order was paid last; empty for one that nobody has paid. */
    public synchronized String paidThrough(String orderId) {
        return transactions.values().stream()
                .filter(row -> row.transaction().orderId().equals(orderId))
                .filter(row -> row.transaction().settledAt().isPresent())
                .reduce((earlier, later) -> later)
                .map(TransactionRow::provider)
                .orElse("");
    }

    /** All rows, to see whether a call changes any. */
    synchronized List<Object> rows() {
        List<Object> rows = new ArrayList<>(orders.values());
        rows.addAll(transactions.values());
        rows.addAll(lines);
        return rows;
    }

    synchronized void save(SavedMethod method) {
        saved.putIfAbsent(method.id(), method);
    }

    synchronized void review(String what) {
        if (!reviews.contains(what)) {
            reviews.add(what);
        }
    }

    synchronized Optional<PaymentOrder> find(String id, String bot) {
        return row(id, bot).map(OrderRow::order);
    }

    synchronized List<TransactionRow> rows(String bot) {
        return transactions.values().stream()
                .filter(row -> row(row.transaction().orderId(), bot).isPresent())
                .toList();
    }

    Decision decide(String provider, String bot, Meant meant, Function<Books, Decision> rule) {
        Decision decision = stored(provider, bot, meant, rule);
        decision.order().map(OrderRow::order).ifPresent(order -> {
            switch (decision.effect()) {
                case GRANT -> effects.granted(order);
                case TAKE_BACK -> effects.takenBack(order);
                case NONE -> {}
            }
        });
        return decision;
    }

    private synchronized Decision stored(String provider, String bot, Meant meant, Function<Books, Decision> rule) {
        Optional<TransactionRow> named = meant.systemId()
                .flatMap(id -> rows(bot).stream()
                        .filter(row -> row.provider().equals(provider)
                                && row.transaction().systemId().equals(Optional.of(id)))
                        .findFirst());
        Optional<TransactionRow> transaction = meant.number().isPresent()
                ? rows(bot).stream()
                        .filter(row -> row.provider().equals(provider)
                                && row.transaction().number() == meant.number().getAsLong())
                        .findFirst()
                : named;
        Optional<TransactionRow> bearer =
                meant.number().isPresent() && !named.equals(transaction) ? named : Optional.empty();
        Optional<OrderRow> order = transaction
                .map(row -> row.transaction().orderId())
                .or(meant::orderId)
                .flatMap(id -> row(id, bot));
        List<TransactionRow> ofOrder = order.stream()
                .flatMap(one -> transactions.values().stream()
                        .filter(row ->
                                row.transaction().orderId().equals(one.order().id())))
                .toList();
        return store(rule.apply(new Books(provider, transaction, bearer, order, ofOrder, returns, clock.instant())));
    }

    private Decision store(Decision decision) {
        Decision stored = decision;
        for (TransactionRow row : decision.changed()) {
            boolean fresh = row.transaction().number() == TransactionRow.NEW;
            TransactionRow numbered = fresh ? row.numbered(transactions.size() + 1L) : row;
            transactions.put(numbered.transaction().number(), numbered);
            if (fresh) {
                stored = stored.about(numbered);
            }
        }
        if (decision.orderChanged()) {
            decision.order().ifPresent(row -> orders.put(row.order().id(), row));
        }
        lines.addAll(decision.lines());
        decision.review().ifPresent(this::review);
        decision.order().map(row -> row.order().id()).ifPresent(id -> {
            if (decision.effect() == Effect.GRANT) {
                granted.add(id);
            } else if (decision.effect() == Effect.TAKE_BACK) {
                takenBack.add(id);
            }
        });
        return stored;
    }

    private Optional<OrderRow> row(String id, String bot) {
        return Optional.ofNullable(orders.get(id))
                .filter(row -> row.order().chat().bot().equals(bot));
    }
}
