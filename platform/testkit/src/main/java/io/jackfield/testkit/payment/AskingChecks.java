package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.PaymentProvider.Ability;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.PaymentProvider.Refund;
import io.jackfield.api.payment.PaymentProvider.Reported;
import io.jackfield.api.payment.PaymentProvider.Reported.Where;
import io.jackfield.api.payment.PaymentProvider.SavedMethod;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.testkit.payment.PaymentSystem.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the host asks of a provider, and the provider of its system; each for providers that can. */
interface AskingChecks {
    Duration AN_HOUR = Duration.ofHours(1);

    @Test
    default void refundGivesBackOnce(Till till) throws Exception {
        till.requireAbility(Ability.REFUND);
        PaymentOrder order = till.checkedOut("order-a");
        till.pays(order, "tx-1");
        Refund refund = new Refund("key-1", till.transactionOf(order), order.price(), "asked by the buyer");

        Handed first = till.provider().refund(refund, till.merchant());
        Handed second = till.another().refund(refund, till.merchant());

        assertThat(second).as("the same refund asked for again").isEqualTo(first);
        assertThat(first).isInstanceOfAny(Handed.Done.class, Handed.Pending.class);
        assertThat(till.requireSystem().returned(order)).isEqualTo(order.price());
        List<Step> tells = till.requireSystem().tellsOfRefunds(order);
        book(till, refund, first);
        till.calls(tells, till.merchant());
        boolean told = first instanceof Handed.Done || !tells.isEmpty();
        assertThat(till.orders().timesTakenBack(order.id())).isEqualTo(told ? 1 : 0);
        assertThat(till.orders().reviews()).as("what the operator is shown").isEmpty();
    }

    @Test
    default void refundsInPartsAddUp(Till till) throws Exception {
        till.requireAbility(Ability.REFUND_PARTLY);
        PaymentOrder order = till.checkedOut("order-a");
        till.pays(order, "tx-1");
        Money part = new Money(Till.PRICE / 4, order.price().currency());

        for (String key : List.of("key-1", "key-2", "key-1")) {
            Refund refund = new Refund(key, till.transactionOf(order), part, "asked by the buyer");
            book(till, refund, till.provider().refund(refund, till.merchant()));
        }

        assertThat(till.requireSystem().returned(order)).isEqualTo(part.plus(part));
        assertThat(till.orders().order(order.id()).state()).isEqualTo(State.PAID);
    }

    @Test
    default void refundSurvivesAnUnreachableSystem(Till till) throws Exception {
        till.requireAbility(Ability.REFUND);
        PaymentSystem system = till.requireSystem();
        PaymentOrder order = till.checkedOut("order-a");
        till.pays(order, "tx-1");
        Refund refund = new Refund("key-1", till.transactionOf(order), order.price(), "asked by the buyer");

        system.unreachable(true);
        try {
            Handed handed = till.provider().refund(refund, till.merchant());
            assertThat(handed).as("a refund that the system never heard of").isNotInstanceOf(Handed.Done.class);
            assertThat(handed instanceof Handed.Refused refused && refused.forGood())
                    .as("whether another try is of no use")
                    .isFalse();
        } catch (JackfieldException e) {
            assertThat(e.error().retryable())
                    .as("whether a later try may work, as %s says", e.error())
                    .isTrue();
        }
        system.unreachable(false);
        till.provider().refund(refund, till.merchant());

        assertThat(system.returned(order)).isEqualTo(order.price());
    }

    /** As the host does it. */
    private static void book(Till till, Refund refund, Handed handed) {
        if (handed instanceof Handed.Done done) {
            till.ledger()
                    .refunded(
                            refund.transaction().systemId().orElseThrow(),
                            done.systemId(),
                            refund.amount(),
                            refund.reason());
        }
    }

    @Test
    default void lookTellsWhatTheSystemHas(Till till) throws Exception {
        till.requireAbility(Ability.LOOK);
        PaymentOrder order = till.checkedOut("order-a");
        List<Step> steps = till.requireSystem().pays(order, "tx-1");
        Optional<WebAnswer> before = Optional.empty();
        for (Step step : steps.subList(0, steps.size() - 1)) {
            before = Optional.of(till.call(step.after(before)));
        }
        Transaction open = till.orders().transactions().getFirst();
        assertThat(till.provider().look(open, till.merchant()).map(Reported::where))
                .as("where a payment is that nobody has made yet")
                .isNotEqualTo(Optional.of(Where.TAKEN));

        steps.getLast().after(before);

        requireTaken(order, till.provider().look(open, till.merchant()).stream().toList());
    }

    @Test
    default void listTellsWhatTheSystemHas(Till till) throws Exception {
        till.requireAbility(Ability.LIST);
        PaymentOrder order = till.checkedOut("order-a");
        till.pays(order, "tx-1");
        Instant now = till.systemTime();

        requireTaken(order, till.provider().list(now.minus(AN_HOUR), now.plus(AN_HOUR), till.merchant()));
        assertThat(till.provider().list(now.minus(AN_HOUR.multipliedBy(3)), now.minus(AN_HOUR), till.merchant()))
                .as("what the system has of a time before")
                .isEmpty();
    }

    private static void requireTaken(PaymentOrder order, List<Reported> reported) {
        assertThat(reported).hasSize(1);
        Reported one = reported.getFirst();
        assertThat(one.where()).isEqualTo(Where.TAKEN);
        assertThat(one.amount()).isEqualTo(order.price());
        assertThat(one.returned().isZero()).isTrue();
        assertThat(one.orderId().orElse(order.id())).isEqualTo(order.id());
    }

    @Test
    default void chargeTakesOnce(Till till) throws Exception {
        till.requireAbility(Ability.CHARGE);
        PaymentOrder first = till.checkedOut("order-a");
        till.pays(first, "tx-1");
        assertThat(till.orders().savedMethods())
                .as("what the buyer of a product that renews has left with the system")
                .hasSize(1);
        SavedMethod method = till.orders().savedMethods().getFirst();
        PaymentOrder next = till.placed("order-b");

        for (int time = 0; time < 2; time++) {
            Handed handed = till.another().charge(next, method, till.merchant());
            assertThat(handed).isInstanceOf(Handed.Done.class);
            till.ledger()
                    .taken(new Taken(
                            ((Handed.Done) handed).systemId(), next.id(), next.price(), till.systemTime(), Map.of()));
        }

        till.assertPaid(next);
        till.assertTakenExactlyWhen(true, next);
        till.requireSystem()
                .payments(next)
                .ifPresent(number -> assertThat(number)
                        .as("payments that the system has of one order")
                        .isEqualTo(1));
    }
}
