package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.host.payment.rules.Decision.Line.Kind;
import io.jackfield.testkit.payment.PaymentSystem.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Payments that come too late, or while another provider is paid for the same order. Whatever the provider says to the
 * system is what is booked: a yes is money that was taken, a no is money that is not.
 */
interface TimeAndRivalChecks {
    Duration LATE = Duration.ofDays(40);

    @Test
    default void expiredOrderIsRefusedOrBooked(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        till.requireSystem();
        till.timePasses(LATE);

        boolean yes = till.pays(order, "tx-1");

        till.assertTakenExactlyWhen(yes, order);
        till.rivalTakes(order);
        till.assertPaid(order);
    }

    @Test
    default void paymentThatTookTooLongIsRefusedOrBooked(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        List<Step> steps = till.requireSystem().pays(order, "tx-1");
        Optional<WebAnswer> before = begin(till, steps);
        till.timePasses(LATE);

        boolean yes = last(till, steps, before);

        till.assertTakenExactlyWhen(yes, order);
        till.rivalTakes(order);
        till.assertPaid(order);
    }

    @Test
    default void withdrawnOrderGivesNothing(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        till.requireSystem();
        till.orders().withdraw(order.id());

        boolean yes = till.pays(order, "tx-1");

        till.assertTakenExactlyWhen(yes, order);
        assertThat(till.orders().timesGranted(order.id())).isZero();
    }

    @Test
    default void orderPaidByAnotherProviderIsNotCreditedAgain(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        till.requireSystem();
        till.rivalTakes(order);

        boolean yes = till.pays(order, "tx-1");

        till.assertTakenExactlyWhen(yes, order);
        till.assertPaid(order);
    }

    @Test
    default void anotherProviderMayBeFaster(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        List<Step> steps = till.requireSystem().pays(order, "tx-1");
        Optional<WebAnswer> before = begin(till, steps);
        till.rivalTakes(order);

        boolean yes = last(till, steps, before);

        till.assertTakenExactlyWhen(yes, order);
        till.assertPaid(order);
    }

    @Test
    default void orderThatAnotherProviderHoldsIsRefusedOrBooked(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        till.requireSystem();
        till.rival()
                .begin(new Begin(
                        "rival-1",
                        order.id(),
                        order.price(),
                        till.systemTime(),
                        Duration.ofHours(12),
                        "too late",
                        Map.of()));

        boolean yes = till.pays(order, "tx-1");
        till.rival().settle("rival-1");

        till.assertTakenExactlyWhen(yes, order);
        till.assertPaid(order);
    }

    @Test
    default void providersAtOnceCreditOnce(Till till) throws Exception {
        till.requireSystem();
        for (int round = 0; round < ConcurrentCalls.CALLS; round++) {
            PaymentOrder order = till.checkedOut("order-" + round + "x");
            Callable<Boolean> theirs = () -> {
                till.rivalTakes(order);
                return true;
            };

            List<Boolean> said = ConcurrentCalls.run(List.of(() -> till.pays(order, "tx-" + order.id()), theirs));

            till.assertTakenExactlyWhen(said.getFirst(), order);
            till.assertPaid(order);
        }
        InMemoryOrders orders = till.orders();
        assertThat(orders.sum(Kind.ACCEPTED))
                .as("money that came in: what credited, and what was too much")
                .isEqualTo(orders.sum(Kind.GRANTED) + orders.sum(Kind.SURPLUS));
    }

    private static Optional<WebAnswer> begin(Till till, List<Step> steps) throws Exception {
        Optional<WebAnswer> before = Optional.empty();
        for (Step step : steps.subList(0, steps.size() - 1)) {
            before = Optional.of(till.call(step.after(before)));
        }
        return before;
    }

    private static boolean last(Till till, List<Step> steps, Optional<WebAnswer> before) throws Exception {
        WebAnswer answer = till.call(steps.getLast().after(before));
        return till.requireSystem().accepts(answer);
    }
}
