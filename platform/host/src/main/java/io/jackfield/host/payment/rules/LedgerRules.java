package io.jackfield.host.payment.rules;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.host.payment.rules.Decision.Effect;
import io.jackfield.host.payment.rules.Decision.Line.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each call of {@link io.jackfield.api.payment.Ledger} decides. Pure: same books, same decision. */
public final class LedgerRules {
    /** The reason of an attempt of which nothing has come. */
    public static final String EXPIRED = "expired";

    private LedgerRules() {}

    public static Decision attempt(Books books, Duration life) {
        if (books.order().isEmpty()) {
            return Decision.of(Verdict.NO_ORDER, books);
        }
        OrderRow order = books.order().get();
        Optional<Verdict> refusal = refusal(books, order);
        if (refusal.isPresent()) {
            return Decision.of(refusal.get(), books);
        }
        Optional<TransactionRow> open = books.openAttempt();
        if (open.isPresent()) {
            return Decision.of(Verdict.REPEATED, books).about(open.get());
        }
        return Decision.of(Verdict.DONE, books)
                .storing(fresh(books, order.order().id(), order.order().price(), State.ATTEMPTED)
                        .lapsingAfter(books.now(), life, EXPIRED))
                .alsoStoring(lapsed(books));
    }

    public static Decision attach(Books books, String systemId) {
        if (books.transaction().isEmpty()) {
            return Decision.of(Verdict.NO_TRANSACTION, books);
        }
        TransactionRow row = books.transaction().get();
        Optional<String> known = row.transaction().systemId();
        if (known.isPresent()) {
            return Decision.of(known.get().equals(systemId) ? Verdict.REPEATED : Verdict.OTHER_DATA, books);
        }
        if (books.bearer().isPresent()) {
            return Decision.of(Verdict.OTHER_DATA, books).about(books.bearer().get());
        }
        return Decision.of(Verdict.DONE, books).storing(row.withSystemId(systemId));
    }

    public static Decision begin(Books books, Begin begin) {
        if (books.transaction().isPresent()) {
            return begunBefore(books, books.transaction().get(), begin);
        }
        if (books.order().isEmpty()) {
            return Decision.of(Verdict.NO_ORDER, books);
        }
        OrderRow order = books.order().get();
        Optional<Verdict> refusal = refusal(books, order);
        if (refusal.isPresent()) {
            return Decision.of(refusal.get(), books);
        }
        if (!begin.amount().equals(order.order().price())) {
            return Decision.of(Verdict.WRONG_AMOUNT, books);
        }
        if (!books.now().isBefore(begin.systemTime().plus(begin.life()))) {
            return Decision.of(Verdict.LAPSED, books);
        }
        TransactionRow row = TransactionRow.fresh(
                        books.provider(), begin.orderId(), begin.amount(), State.BEGUN, begin.systemTime(), books.now())
                .withSystemId(begin.systemId())
                .withFacts(begin.facts())
                .lapsingAfter(begin.systemTime(), begin.life(), begin.lapse());
        return Decision.of(Verdict.DONE, books).storing(row).alsoStoring(lapsed(books));
    }

    private static Decision begunBefore(Books books, TransactionRow row, Begin begin) {
        Transaction known = row.transaction();
        if (!known.orderId().equals(begin.orderId()) || !known.amount().equals(begin.amount())) {
            return Decision.of(Verdict.OTHER_DATA, books);
        }
        if (row.isOverdue(books.now())) {
            return Decision.of(Verdict.LAPSED, books).storing(row.lapsedAt(books.now()));
        }
        return Decision.of(isOver(row) ? Verdict.CANCELLED : Verdict.REPEATED, books);
    }

    public static Decision settle(Books books) {
        if (books.transaction().isEmpty()) {
            return Decision.of(Verdict.NO_TRANSACTION, books);
        }
        TransactionRow row = books.transaction().get();
        if (isOver(row)) {
            return Decision.of(row.lapsed() ? Verdict.LAPSED : Verdict.CANCELLED, books);
        }
        if (row.state() == State.SETTLED) {
            return Decision.of(Verdict.REPEATED, books);
        }
        if (row.isOverdue(books.now())) {
            return Decision.of(Verdict.LAPSED, books).storing(row.lapsedAt(books.now()));
        }
        OrderRow order = books.order().orElseThrow();
        if (order.wasPaid()) {
            return Decision.of(Verdict.ORDER_PAID, books);
        }
        if (!order.takesMoney()) {
            return Decision.of(Verdict.ORDER_CLOSED, books);
        }
        return credit(books, row, row.transaction().amount());
    }

    public static Decision taken(Books books, Taken taken) {
        if (books.transaction().isPresent()) {
            TransactionRow row = books.transaction().get();
            if (!row.transaction().orderId().equals(taken.orderId())) {
                return Decision.of(Verdict.OTHER_DATA, books);
            }
            if (row.tookMoney()) {
                return Decision.of(
                        row.transaction().amount().equals(taken.amount()) ? Verdict.REPEATED : Verdict.OTHER_DATA,
                        books);
            }
            // One that the host has let lapse took the money all the same; one that the system has cancelled did not.
            return row.state() == State.CANCELLED && !row.lapsed()
                    ? Decision.of(Verdict.CANCELLED, books)
                            .review(books.provider() + " says that it has taken " + taken.amount() + " by transaction "
                                    + row.transaction().number()
                                    + ", which it had cancelled before; compare with its cabinet")
                    : accept(books, row, taken);
        }
        if (books.order().isEmpty()) {
            return Decision.of(Verdict.NO_ORDER, books);
        }
        // The system's word may come before the answer in which it tells its id for our attempt.
        TransactionRow row = books.openAttempt()
                .filter(attempt -> attempt.transaction().systemId().isEmpty())
                .orElseGet(() -> TransactionRow.fresh(
                        books.provider(),
                        taken.orderId(),
                        taken.amount(),
                        State.ATTEMPTED,
                        taken.systemTime(),
                        books.now()))
                .withSystemId(taken.systemId());
        return accept(books, row, taken);
    }

    /**
     * A further payment of an order that goes on by itself.
     *
     * @param books with a new order for it, which is not stored yet and which nobody can pay afterwards
     */
    public static Decision renewed(Books books, Taken taken) {
        Decision decision = taken(books, taken);
        return decision.orderChanged()
                ? decision
                : decision.storing(books.order().orElseThrow().withdrawnNow());
    }

    private static Decision accept(Books books, TransactionRow row, Taken taken) {
        OrderRow order = books.order().orElseThrow();
        TransactionRow noted = row.withFacts(taken.facts());
        Money price = order.order().price();
        if (!taken.amount().equals(price)) {
            return surplus(Verdict.WRONG_AMOUNT, books, noted, taken.amount())
                    .review("paid " + taken.amount() + " by " + books.provider() + " for order "
                            + order.order().id() + ", which costs " + price + "; give it back or grant by hand");
        }
        return order.takesMoney()
                ? credit(books, noted, taken.amount())
                : surplus(Verdict.SURPLUS, books, noted, taken.amount());
    }

    public static Decision cancel(Books books, String reason) {
        if (books.transaction().isEmpty()) {
            return Decision.of(Verdict.NO_TRANSACTION, books);
        }
        TransactionRow row = books.transaction().get();
        if (row.state() != State.SETTLED) {
            return release(books, reason);
        }
        if (!books.returns() && !row.transaction().surplus()) {
            return Decision.of(Verdict.NOT_RETURNABLE, books);
        }
        return giveBack(books, row, "cancelled", row.left(), reason);
    }

    public static Decision release(Books books, String reason) {
        if (books.transaction().isEmpty()) {
            return Decision.of(Verdict.NO_TRANSACTION, books);
        }
        TransactionRow row = books.transaction().get();
        if (row.isOpen()) {
            return Decision.of(Verdict.DONE, books).storing(row.cancelled(reason, books.now()));
        }
        if (row.state() == State.CANCELLED && row.lapsed()) {
            return Decision.of(Verdict.DONE, books).storing(row.endedBySystem());
        }
        return Decision.of(row.state() == State.SETTLED ? Verdict.ORDER_PAID : Verdict.REPEATED, books);
    }

    public static Decision refunded(Books books, String refundId, Money amount, String reason) {
        if (books.transaction().isEmpty()) {
            return Decision.of(Verdict.NO_TRANSACTION, books);
        }
        TransactionRow row = books.transaction().get();
        if (row.refundIds().contains(refundId)) {
            return Decision.of(Verdict.REPEATED, books);
        }
        if (!row.tookMoney()) {
            return Decision.of(row.state() == State.CANCELLED ? Verdict.CANCELLED : Verdict.OTHER_DATA, books);
        }
        Money paid = row.transaction().amount();
        if (!amount.currency().equals(paid.currency()) || amount.isMoreThan(row.left()) || amount.isZero()) {
            return Decision.of(Verdict.WRONG_AMOUNT, books)
                    .review(books.provider() + " has given " + amount + " back (" + refundId + ") of transaction "
                            + row.transaction().number() + ", of which " + row.left()
                            + " were left; compare with its cabinet");
        }
        return giveBack(books, row, refundId, amount, reason);
    }

    public static Decision note(Books books, Map<String, String> facts) {
        if (books.transaction().isEmpty()) {
            return Decision.of(Verdict.NO_TRANSACTION, books);
        }
        TransactionRow row = books.transaction().get();
        Map<String, String> known = row.transaction().facts();
        if (facts.entrySet().stream()
                .anyMatch(fact ->
                        !known.getOrDefault(fact.getKey(), fact.getValue()).equals(fact.getValue()))) {
            return Decision.of(Verdict.OTHER_DATA, books);
        }
        return known.keySet().containsAll(facts.keySet())
                ? Decision.of(Verdict.REPEATED, books)
                : Decision.of(Verdict.DONE, books).storing(row.withFacts(facts));
    }

    /** A transaction whose time is over; nothing when it is not, or has ended by itself. */
    public static Optional<Decision> lapse(Books books) {
        return books.transaction()
                .filter(row -> row.isOverdue(books.now()))
                .map(row -> Decision.of(Verdict.LAPSED, books).storing(row.lapsedAt(books.now())));
    }

    /** An order whose time is over and which nobody is about to pay. */
    public static Optional<Decision> expire(Books books) {
        return books.order()
                .filter(row -> row.order().state() == PaymentOrder.State.OPEN && !row.isPayable(books.now()))
                .filter(row -> !books.isHeld())
                .map(row -> Decision.of(Verdict.DONE, books)
                        .storing(row.in(PaymentOrder.State.CLOSED))
                        .alsoStoring(lapsed(books)));
    }

    /** An order that nobody wants any more: {@link Verdict#ORDER_HELD} while somebody is about to pay it. */
    public static Decision withdraw(Books books) {
        if (books.order().isEmpty()) {
            return Decision.of(Verdict.NO_ORDER, books);
        }
        OrderRow order = books.order().get();
        if (order.wasPaid()) {
            return Decision.of(Verdict.ORDER_PAID, books);
        }
        if (order.withdrawn()) {
            return Decision.of(Verdict.REPEATED, books);
        }
        return books.isHeld()
                ? Decision.of(Verdict.ORDER_HELD, books)
                : Decision.of(Verdict.DONE, books).storing(order.withdrawnNow()).alsoStoring(lapsed(books));
    }

    private static Optional<Verdict> refusal(Books books, OrderRow order) {
        if (order.wasPaid()) {
            return Optional.of(Verdict.ORDER_PAID);
        }
        if (!order.isPayable(books.now())) {
            return Optional.of(Verdict.ORDER_CLOSED);
        }
        return books.isHeld() ? Optional.of(Verdict.ORDER_HELD) : Optional.empty();
    }

    private static Decision credit(Books books, TransactionRow row, Money amount) {
        return Decision.of(Verdict.DONE, books)
                .storing(row.settled(amount, false, books.now()))
                .storing(books.order().orElseThrow().in(PaymentOrder.State.PAID))
                .with(Effect.GRANT)
                .line(Kind.ACCEPTED, amount)
                .line(Kind.GRANTED, amount);
    }

    private static Decision surplus(Verdict verdict, Books books, TransactionRow row, Money amount) {
        return Decision.of(verdict, books)
                .storing(row.settled(amount, true, books.now()))
                .line(Kind.ACCEPTED, amount)
                .line(Kind.SURPLUS, amount);
    }

    /** What a surplus gave was nothing, and a part given back leaves what the order gave as it is. */
    private static Decision giveBack(Books books, TransactionRow row, String refundId, Money amount, String reason) {
        TransactionRow after = row.refunded(refundId, amount, reason, books.now());
        Decision decision = Decision.of(Verdict.DONE, books).storing(after).line(Kind.REFUNDED, amount);
        boolean credited = !row.transaction().surplus();
        return credited && after.state() == State.REFUNDED
                ? decision.storing(books.order().orElseThrow().in(PaymentOrder.State.REFUNDED))
                        .with(Effect.TAKE_BACK)
                : decision;
    }

    private static List<TransactionRow> lapsed(Books books) {
        return books.overdue().stream().map(row -> row.lapsedAt(books.now())).toList();
    }

    private static TransactionRow fresh(Books books, String orderId, Money amount, State state) {
        return TransactionRow.fresh(books.provider(), orderId, amount, state, books.now(), books.now());
    }

    private static boolean isOver(TransactionRow row) {
        return row.state() == State.CANCELLED || row.state() == State.REFUNDED;
    }
}
