package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.testkit.payment.PaymentSystem.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Payments that the system ends, and money that it says has gone back. */
interface ReturnChecks {
    @Test
    default void cancelledPaymentIsNotCreditedLater(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        List<Step> steps = till.requireSystem().pays(order, "tx-1");
        List<Step> cancels = till.requireCancels(order, "tx-1");
        assumeTrue(steps.size() > 1, "the system takes the money in one step");
        Optional<WebAnswer> before = Optional.empty();
        for (Step step : steps.subList(0, steps.size() - 1)) {
            before = Optional.of(till.call(step.after(before)));
        }

        till.calls(cancels, till.merchant());
        WebAnswer answer = till.call(steps.getLast().after(before));

        assertThat(till.orders().timesGranted(order.id())).isZero();
        till.assertTakenExactlyWhen(till.requireSystem().accepts(answer), order);
    }

    @Test
    default void moneyGivenBackIsTakenBackOnce(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        till.pays(order, "tx-1");
        List<Step> cancels = till.requireCancels(order, "tx-1");

        till.calls(cancels, till.merchant());
        till.calls(cancels, till.merchant());
        till.pays(order, "tx-1");

        assertThat(till.orders().timesGranted(order.id())).isEqualTo(1);
        assertThat(till.orders().timesTakenBack(order.id())).isEqualTo(1);
        assertThat(till.orders().order(order.id()).state()).isEqualTo(State.REFUNDED);
        assertThat(till.transactionOf(order).state()).isEqualTo(Transaction.State.REFUNDED);
    }

    /** The bot's rule is the host's affair; the provider says what the ledger said. */
    @Test
    default void botThatTakesNothingBackKeepsWhatItGave(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        till.pays(order, "tx-1");
        List<Step> cancels = till.requireCancels(order, "tx-1");
        till.orders().takingNothingBack();

        boolean yes = till.calls(cancels, till.merchant());

        assertThat(till.orders().timesTakenBack(order.id())).isEqualTo(yes ? 1 : 0);
        assertThat(till.orders().order(order.id()).state()).isEqualTo(yes ? State.REFUNDED : State.PAID);
    }

    @Test
    default void partsGivenBackAddUp(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        till.pays(order, "tx-1");
        Money third = new Money(Till.PRICE / 4, order.price().currency());
        Money rest = order.price().minus(third);
        requireRefunds(till, order, third);

        refund(till, order, third, "refund-1");
        refund(till, order, third, "refund-1");
        till.assertPaid(order);
        assertThat(till.transactionOf(order).returned()).isEqualTo(third);
        refund(till, order, rest, "refund-2");

        assertThat(till.transactionOf(order).returned()).isEqualTo(order.price());
        assertThat(till.orders().timesTakenBack(order.id())).isEqualTo(1);
        assertThat(till.orders().order(order.id()).state()).isEqualTo(State.REFUNDED);
    }

    @Test
    default void moreThanWasPaidDoesNotGoBack(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        till.pays(order, "tx-1");
        Money more = new Money(Till.PRICE + 1, order.price().currency());
        requireRefunds(till, order, more);

        refund(till, order, more, "refund-1");

        assertThat(till.transactionOf(order).returned().isZero()).isTrue();
        assertThat(till.orders().reviews()).as("what the operator is shown").isNotEmpty();
        till.assertPaid(order);
    }

    private static void requireRefunds(Till till, PaymentOrder order, Money amount) {
        assumeTrue(
                !till.requireSystem().refunds(order, "tx-1", amount, "refund-0").isEmpty(),
                "the payment system tells nothing of parts that go back");
    }

    private static void refund(Till till, PaymentOrder order, Money amount, String refund) throws Exception {
        till.calls(till.requireSystem().refunds(order, "tx-1", amount, refund), till.merchant());
    }
}
