package io.jackfield.testkit.payment;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.OrderBook.Transaction;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Orders and transactions without a database. It keeps the promises of {@link io.jackfield.api.payment.OrderBook} to the
 * letter: whatever the contract does not allow is refused, and what a failed call has changed is taken back. From any thread.
 */
public final class InMemoryOrderBook {
    final Clock clock;
    /** Held by one call from its first look at the book to its end, as rows of a database are. */
    final ReentrantLock lock = new ReentrantLock();

    private final Map<String, PaymentOrder> orders = new LinkedHashMap<>();
    private final Map<String, Transaction> transactions = new LinkedHashMap<>();
    private final List<String> credited = new ArrayList<>();

    /** @param clock says when an order has expired */
    public InMemoryOrderBook(Clock clock) {
        this.clock = clock;
    }

    public InMemoryOrderBook add(PaymentOrder order) {
        lock.lock();
        try {
            if (orders.putIfAbsent(order.id(), order) != null) {
                throw new IllegalArgumentException("there is an order " + order.id() + " already");
            }
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** Has the provider answer one call, in a transaction of its own. */
    public WebAnswer call(PaymentProvider provider, String bot, WebRequest request) throws Exception {
        LockedOrderBook book = new LockedOrderBook(this);
        boolean done = false;
        try {
            WebAnswer answer = provider.callback(bot, request, book);
            done = true;
            return answer;
        } finally {
            book.close(done);
        }
    }

    /** Everything there is, to go back to. */
    record Page(Map<String, PaymentOrder> orders, Map<String, Transaction> transactions, List<String> credited) {}

    Page page() {
        return new Page(new LinkedHashMap<>(orders), new LinkedHashMap<>(transactions), List.copyOf(credited));
    }

    void turnBack(Page before) {
        orders.clear();
        orders.putAll(before.orders());
        transactions.clear();
        transactions.putAll(before.transactions());
        credited.clear();
        credited.addAll(before.credited());
    }

    /** The order as it now stands. */
    public PaymentOrder order(String id) {
        return find(id).orElseThrow(() -> missing("order", id));
    }

    /** How often the order's price has been credited to its buyer. */
    public int timesCredited(String orderId) {
        lock.lock();
        try {
            return (int) credited.stream().filter(orderId::equals).count();
        } finally {
            lock.unlock();
        }
    }

    /** Every transaction as it now stands, oldest first. */
    public List<Transaction> transactions() {
        lock.lock();
        try {
            return List.copyOf(transactions.values());
        } finally {
            lock.unlock();
        }
    }

    Optional<PaymentOrder> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(orders.get(id));
        } finally {
            lock.unlock();
        }
    }

    Optional<Transaction> transaction(String id) {
        return Optional.ofNullable(transactions.get(id));
    }

    void put(Transaction transaction) {
        transactions.put(transaction.id(), transaction);
    }

    void turn(PaymentOrder order, PaymentOrder.State state) {
        orders.put(
                order.id(),
                new PaymentOrder(
                        order.id(),
                        order.buyer(),
                        order.title(),
                        order.description(),
                        order.price(),
                        state,
                        order.expiresAt()));
        if (state == PaymentOrder.State.PAID) {
            credited.add(order.id());
        }
    }

    static JackfieldException missing(String what, String id) {
        return new JackfieldException(StandardError.NOT_FOUND, "this provider has no " + what + " '" + id + "'");
    }
}
