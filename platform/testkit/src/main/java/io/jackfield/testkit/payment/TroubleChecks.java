package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.payment.PaymentSystem.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * That nothing is lost when the database or the payment system is away for a moment: the system calls again until it
 * has been told yes, and the buyer asks again.
 */
interface TroubleChecks {
    /** Far more calls than a provider makes; the checks end by themselves before. */
    int MOST_LEDGER_CALLS = 100;

    @Test
    default void lostDatabaseLosesNoPayment(Till till) throws Exception {
        till.requireSystem();
        for (boolean counts : List.of(false, true)) {
            boolean struck = true;
            for (int call = 1; struck; call++) {
                PaymentOrder order = till.checkedOut("order-" + counts + "-" + call + "x");
                till.orders().outage().awaitAt(call, counts);
                callUntilYes(till, till.requireSystem().pays(order, "tx-" + order.id()));
                struck = till.orders().outage().over();

                till.assertPaid(order);
                till.assertTakenExactlyWhen(true, order);
                requireFewCalls(call);
            }
        }
    }

    @Test
    default void lostDatabaseLosesNoReturn(Till till) throws Exception {
        for (boolean counts : List.of(false, true)) {
            boolean struck = true;
            for (int call = 1; struck; call++) {
                PaymentOrder order = till.checkedOut("order-" + counts + "-" + call + "x");
                String transaction = "tx-" + order.id();
                till.pays(order, transaction);
                List<Step> cancels = till.requireCancels(order, transaction);
                till.orders().outage().awaitAt(call, counts);
                callUntilYes(till, cancels);
                struck = till.orders().outage().over();

                assertThat(till.orders().timesTakenBack(order.id())).isEqualTo(1);
                assertThat(till.orders().order(order.id()).state()).isEqualTo(State.REFUNDED);
                requireFewCalls(call);
            }
        }
    }

    @Test
    default void lostDatabaseLeavesOneCheckout(Till till) throws Exception {
        for (boolean counts : List.of(false, true)) {
            boolean struck = true;
            for (int call = 1; struck; call++) {
                PaymentOrder order = till.placed("order-" + counts + "-" + call + "x");
                till.orders().outage().awaitAt(call, counts);
                Optional<Checkout> first = till.checkoutInTrouble(order);
                struck = till.orders().outage().over();

                Checkout second = till.checkout(order);
                assertThat(first.orElse(second)).isEqualTo(second);
                assertThat(till.checkout(order)).isEqualTo(second);
                till.system()
                        .flatMap(system -> system.payments(order))
                        .ifPresent(number -> assertThat(number)
                                .as(
                                        "payments that the system has of one order, after the database was lost in call %s",
                                        order)
                                .isEqualTo(1));
                requireFewCalls(call);
            }
        }
    }

    @Test
    default void unreachableSystemLosesNoPayment(Till till) throws Exception {
        PaymentSystem system = till.requireSystem();
        PaymentOrder order = till.checkedOut("order-a");
        List<Step> steps = system.pays(order, "tx-1");
        Optional<WebAnswer> before = Optional.empty();
        for (Step step : steps) {
            WebRequest genuine = step.after(before);
            system.unreachable(true);
            Optional<WebAnswer> answer = till.callInTrouble(genuine, till.merchant());
            boolean last = step == steps.getLast();
            till.assertTakenExactlyWhen(last && answer.isPresent(), order);
            system.unreachable(false);
            before = Optional.of(answer.isPresent() ? answer.get() : till.call(genuine));
        }

        till.assertPaid(order);
        till.assertTakenExactlyWhen(true, order);
    }

    @Test
    default void unreachableSystemIsAskedAgain(Till till) throws Exception {
        PaymentSystem system = till.requireSystem();
        PaymentOrder order = till.placed("order-a");

        system.unreachable(true);
        Optional<Checkout> first = till.checkoutInTrouble(order);
        system.unreachable(false);

        Checkout second = till.checkout(order);
        assertThat(first.orElse(second)).isEqualTo(second);
        Checkouts.requireWellFormed(order, second);
    }

    /** As the system does it: a call that got no yes comes again, and the next one when it did. */
    private static void callUntilYes(Till till, List<Step> steps) throws Exception {
        Optional<WebAnswer> before = Optional.empty();
        for (Step step : steps) {
            WebRequest genuine = step.after(before);
            Optional<WebAnswer> answer = till.callInTrouble(genuine, till.merchant());
            before = Optional.of(answer.isPresent() ? answer.get() : till.call(genuine));
        }
    }

    private static void requireFewCalls(int call) {
        assertThat(call).as("calls of the ledger in one payment").isLessThan(MOST_LEDGER_CALLS);
    }
}
