package io.jackfield.testkit.payment;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.OrderBook;
import io.jackfield.api.payment.OrderBook.Transaction.State;
import io.jackfield.api.payment.PaymentOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The book during one call. The first look at it keeps other calls out until this one is over. */
final class LockedOrderBook implements OrderBook {
    private final InMemoryOrderBook book;
    private InMemoryOrderBook.Page before;
    private boolean closed;

    LockedOrderBook(InMemoryOrderBook book) {
        this.book = book;
    }

    /** @param keep whether what was written stays */
    void close(boolean keep) {
        closed = true;
        if (book.lock.isHeldByCurrentThread()) {
            if (!keep) {
                book.turnBack(before);
            }
            book.lock.unlock();
        }
    }

    @Override
    public Optional<PaymentOrder> order(String id) {
        open();
        return book.find(id);
    }

    @Override
    public Optional<Transaction> transaction(String id) {
        open();
        return book.transaction(id);
    }

    @Override
    public Transaction begin(String id, String orderId, Money amount) {
        open();
        PaymentOrder order = book.find(orderId).orElseThrow(() -> InMemoryOrderBook.missing("order", orderId));
        Optional<Transaction> before = book.transaction(id);
        if (before.isPresent()) {
            boolean same = before.get().orderId().equals(orderId)
                    && before.get().amount().equals(amount);
            require(same, "transaction " + id + " is one of another order or amount");
            return before.get();
        }
        require(order.state() == PaymentOrder.State.OPEN, "order " + orderId + " is " + order.state());
        require(book.clock.instant().isBefore(order.expiresAt()), "order " + orderId + " has expired");
        require(order.price().equals(amount), "order " + orderId + " costs " + order.price() + ", not " + amount);
        return put(new Transaction(
                id, orderId, amount, State.BEGUN, book.clock.instant(), Optional.empty(), Optional.empty(), 0));
    }

    @Override
    public Transaction settle(String id) {
        open();
        Transaction begun = find(id);
        if (begun.state() == State.SETTLED) {
            return begun;
        }
        require(begun.state() == State.BEGUN, "transaction " + id + " is " + begun.state());
        PaymentOrder order = book.find(begun.orderId()).orElseThrow();
        require(order.state() == PaymentOrder.State.OPEN, "order " + order.id() + " is " + order.state());
        book.turn(order, PaymentOrder.State.PAID);
        return put(new Transaction(
                id,
                begun.orderId(),
                begun.amount(),
                State.SETTLED,
                begun.begunAt(),
                Optional.of(book.clock.instant()),
                Optional.empty(),
                0));
    }

    @Override
    public Transaction cancel(String id, int reason) {
        open();
        Transaction begun = find(id);
        if (begun.state() == State.CANCELLED || begun.state() == State.TAKEN_BACK) {
            return begun;
        }
        boolean settled = begun.state() == State.SETTLED;
        if (settled) {
            book.turn(book.find(begun.orderId()).orElseThrow(), PaymentOrder.State.REFUNDED);
        }
        return put(new Transaction(
                id,
                begun.orderId(),
                begun.amount(),
                settled ? State.TAKEN_BACK : State.CANCELLED,
                begun.begunAt(),
                begun.settledAt(),
                Optional.of(book.clock.instant()),
                reason));
    }

    @Override
    public List<Transaction> between(Instant from, Instant to) {
        open();
        return book.transactions().stream()
                .filter(one -> !one.begunAt().isBefore(from) && !one.begunAt().isAfter(to))
                .toList();
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("the call is over; an order book must not be kept");
        }
        if (!book.lock.isHeldByCurrentThread()) {
            book.lock.lock();
            before = book.page();
        }
    }

    private Transaction find(String id) {
        return book.transaction(id).orElseThrow(() -> InMemoryOrderBook.missing("transaction", id));
    }

    private Transaction put(Transaction transaction) {
        book.put(transaction);
        return transaction;
    }

    private static void require(boolean allowed, String otherwise) {
        if (!allowed) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, otherwise);
        }
    }
}
