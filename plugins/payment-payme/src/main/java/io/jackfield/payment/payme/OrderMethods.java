package io.jackfield.payment.payme;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The methods that name an order: whether it may be paid, and the beginning of its payment. */
record OrderMethods(CashDesk desk, Ledger ledger, Clock clock) {
    /** How long a transaction may be open, by Payme's clock: 43 200 000 ms. */
    private static final Duration LIFE = Duration.ofHours(12);
    /** The reason of one whose time is over. */
    private static final String TIMED_OUT = "4";

    /** Changes nothing, and checks what {@link #create} does. */
    Map<String, Object> checkPerform(Params params) {
        Money amount = params.amount();
        Optional<PaymentOrder> order = ledger.order(Account.of(params).orderId(desk.field()));
        Verdicts.CHECK_PERFORM.require(order.map(one -> verdict(one, amount)).orElse(Verdict.NO_ORDER), desk.field());
        Map<String, Object> answer = Json.object(Map.entry("allow", true));
        desk.fiscal().ifPresent(fiscal -> answer.put("detail", fiscal.detail(order.orElseThrow())));
        return answer;
    }

    private Verdict verdict(PaymentOrder order, Money amount) {
        Optional<Transaction> holding = ledger.holding(order.id());
        boolean paid = holding.filter(one -> one.state() == State.SETTLED).isPresent();
        if (paid || order.state() == PaymentOrder.State.PAID || order.state() == PaymentOrder.State.REFUNDED) {
            return Verdict.ORDER_PAID;
        }
        if (order.state() == PaymentOrder.State.CLOSED || !clock.instant().isBefore(order.expiresAt())) {
            return Verdict.ORDER_CLOSED;
        }
        if (holding.isPresent()) {
            return Verdict.ORDER_HELD;
        }
        return order.price().equals(amount) ? Verdict.DONE : Verdict.WRONG_AMOUNT;
    }

    Map<String, Object> create(Params params) {
        Account account = Account.of(params);
        Begin begin = new Begin(
                params.id(),
                account.orderId(desk.field()),
                params.amount(),
                params.time("time"),
                LIFE,
                TIMED_OUT,
                Map.of(Account.FACT, account.text()));
        Entry entry = ledger.begin(begin);
        if (entry.verdict() == Verdict.OTHER_DATA) {
            boolean sameAmount = entry.transaction().map(Transaction::amount).equals(Optional.of(begin.amount()));
            Verdicts.CREATE.require(sameAmount ? Verdict.NO_ORDER : Verdict.WRONG_AMOUNT, desk.field());
        }
        Verdicts.CREATE.require(entry.verdict(), desk.field());
        Transaction transaction = entry.transaction().orElseThrow();
        if (transaction.state() != State.BEGUN) {
            throw new Refusal(Problem.IMPOSSIBLE);
        }
        return new TransactionView(transaction).created();
    }
}
