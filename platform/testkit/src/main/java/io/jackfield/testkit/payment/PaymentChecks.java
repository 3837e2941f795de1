package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.payment.PaymentSystem.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** That an order is credited when it is paid, and once, in whatever order, number and company the calls come. */
interface PaymentChecks {
    @Test
    default void paymentCreditsItsOrderOnce(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        till.requireSystem();

        assertThat(till.pays(order, "tx-1")).as("the last call got a yes").isTrue();

        till.assertPaid(order);
        till.assertTakenExactlyWhen(true, order);
    }

    @Test
    default void repeatedCallsCreditOnceAndGetTheSameAnswer(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        PaymentSystem system = till.requireSystem();

        Optional<WebAnswer> before = Optional.empty();
        for (Step step : system.pays(order, "tx-1")) {
            WebRequest genuine = step.after(before);
            WebAnswer first = till.call(genuine);
            requireAlike(system, first, till.call(genuine));
            before = Optional.of(first);
        }

        till.assertPaid(order);
    }

    private static void requireAlike(PaymentSystem system, WebAnswer first, WebAnswer again) {
        assertThat(system.accepts(again))
                .as("whether a repeated call gets a yes")
                .isEqualTo(system.accepts(first));
        if (system.answersAlike()) {
            assertThat(again.status()).isEqualTo(first.status());
            assertThat(again.body()).as("the answer to a repeated call").isEqualTo(first.body());
        }
    }

    @Test
    default void callsInAnotherOrderCreditOnce(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        List<Step> steps = till.requireSystem().pays(order, "tx-1");

        for (Step step : steps.reversed()) {
            till.call(step.after(Optional.empty()));
        }
        till.calls(steps, till.merchant());

        till.assertPaid(order);
    }

    @Test
    default void paidOrderIsNotPaidASecondTime(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        till.pays(order, "tx-1");

        boolean yes = till.pays(order, "tx-2");

        till.assertPaid(order);
        assertThat(till.orders().timesTaken(till.name(), order.id()))
                .as("payments that are booked, of which the system was told yes to %s", yes ? "both" : "one")
                .isEqualTo(yes ? 2 : 1);
    }

    @Test
    default void wrongAmountGivesNothing(Till till) throws Exception {
        PaymentSystem system = till.requireSystem();
        String currency = till.order("order-a").price().currency();
        List<Money> wrong = new ArrayList<>(List.of(
                new Money(Till.PRICE - 1, currency), new Money(Till.PRICE + 1, currency), new Money(0, currency)));
        till.abilities().currencies().stream()
                .filter(other -> !other.equals(currency))
                .forEach(other -> wrong.add(new Money(Till.PRICE, other)));

        for (int number = 0; number < wrong.size(); number++) {
            PaymentOrder order = till.placed("order-" + number + "x");
            boolean yes = till.calls(system.pays(Till.at(order, wrong.get(number)), "tx-" + number), till.merchant());
            assertThat(till.orders().timesGranted(order.id()))
                    .as("times that %s credited an order that costs %s", wrong.get(number), order.price())
                    .isZero();
            assertThat(till.orders().order(order.id()).state()).isEqualTo(State.OPEN);
            till.assertTakenExactlyWhen(yes, order);
        }
    }

    @Test
    default void sameCallsAtOnceCreditOnce(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");

        Optional<WebAnswer> before = Optional.empty();
        for (Step step : till.requireSystem().pays(order, "tx-1")) {
            WebRequest genuine = step.after(before);
            before = Optional.of(
                    ConcurrentCalls.repeated(() -> till.call(genuine)).getFirst());
        }

        till.assertPaid(order);
        till.assertTakenExactlyWhen(true, order);
    }

    @Test
    default void paymentsAtOnceDoNotMix(Till till) throws Exception {
        till.requireSystem();
        List<PaymentOrder> orders = new ArrayList<>();
        for (int number = 0; number < ConcurrentCalls.CALLS; number++) {
            orders.add(till.checkedOut("order-" + number + "x"));
        }

        ConcurrentCalls.run(orders.stream()
                .map(order -> (Callable<Boolean>) () -> till.pays(order, "tx-" + order.id()))
                .toList());

        orders.forEach(till::assertPaid);
        PaymentOrder one = orders.getFirst();
        till.calls(till.requireSystem().cancels(one, "tx-" + one.id()), till.merchant());
        orders.stream().skip(1).forEach(till::assertPaid);
    }

    /** The host may restart, and a plugin may be swapped, between any two calls. */
    @Test
    default void newInstanceGoesOnWhereTheOldOneStopped(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        PaymentSystem system = till.requireSystem();

        Optional<WebAnswer> before = Optional.empty();
        for (Step step : system.pays(order, "tx-1")) {
            WebRequest genuine = step.after(before);
            WebAnswer first = till.call(till.another(), genuine, till.merchant());
            requireAlike(system, first, till.call(till.another(), genuine, till.merchant()));
            before = Optional.of(first);
        }

        till.assertPaid(order);
    }

    @Test
    default void botsAreKeptApart(Till till) throws Exception {
        PaymentSystem system = till.requireSystem();
        PaymentOrder ours = till.placed("order-a");
        PaymentOrder theirs = till.placed(ofOtherBot(till.order("order-b")));
        till.checkout(ours);
        till.checkout(theirs);

        till.calls(system.pays(ours, "tx-1"), till.otherMerchant());
        till.assertUntouched(ours);
        till.calls(system.pays(theirs, "tx-2"), till.otherMerchant());
        till.calls(system.pays(ours, "tx-1"), till.merchant());

        till.assertPaid(theirs);
        till.assertPaid(ours);
    }

    private static PaymentOrder ofOtherBot(PaymentOrder order) {
        return new PaymentOrder(
                order.id(),
                order.buyer(),
                Recipient.of(Till.OTHER_BOT, order.chat().chat()),
                order.product(),
                order.title(),
                order.description(),
                order.price(),
                order.state(),
                order.expiresAt(),
                order.customer());
    }

    @Test
    default void systemsClockCounts(Till till) throws Exception {
        PaymentSystem system = till.requireSystem();
        assumeTrue(system.tellsTime(), "the system's calls tell no time");
        PaymentOrder order = till.placed("order-a");

        till.pays(order, "tx-1");

        assertThat(till.transactionOf(order).systemTime())
                .as("when the payment began, by the clock of the system, which is %s", till.systemTime())
                .isBetween(till.systemTime().minusSeconds(1), till.systemTime().plusSeconds(1));
    }
}
