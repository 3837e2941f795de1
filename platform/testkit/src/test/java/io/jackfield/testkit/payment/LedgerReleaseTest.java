package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.testkit.TestClock;
import io.jackfield.testkit.TestContext;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerReleaseTest {
    private static final Money PRICE = new Money(59_900, "RUB");
    private static final String TX = "tx-1";

    private final TestContext context = TestContext.of("payment-test", Map.of());
    private final InMemoryOrders orders = new InMemoryOrders(context.clock());
    private final Ledger ledger =
            orders.ledger("simple", context.bots().getFirst().bot().id());

    @BeforeEach
    void begun() {
        PaymentOrder order = TestOrder.of(
                context.bots().getFirst().bot().id(),
                "order-a",
                PRICE,
                context.clock().instant().plus(Duration.ofDays(1)));
        orders.add(order);
        ledger.begin(new Begin(
                TX, order.id(), PRICE, context.clock().instant(), Duration.ofMinutes(15), "too late", Map.of()));
    }

    private Ledger.Entry taken() {
        return ledger.taken(new Taken(TX, "order-a", PRICE, context.clock().instant(), Map.of()));
    }

    @Test
    void releasedOneIsNotTakenLater() {
        assertThat(ledger.release(TX, "no money").verdict()).isEqualTo(Verdict.DONE);
        assertThat(ledger.release(TX, "no money").verdict()).isEqualTo(Verdict.REPEATED);

        assertThat(taken().verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(orders.timesGranted("order-a")).isZero();
        assertThat(ledger.release("tx-9", "no money").verdict()).isEqualTo(Verdict.NO_TRANSACTION);
    }

    @Test
    void oneThatTookMoneyIsLeftAlone() {
        taken();

        assertThat(ledger.release(TX, "no money").verdict()).isEqualTo(Verdict.ORDER_PAID);

        assertThat(orders.timesTakenBack("order-a")).isZero();
        assertThat(ledger.transaction(TX).map(Transaction::state)).contains(State.SETTLED);
    }

    @Test
    void oneThatHadLapsedIsNotTakenOnceTheSystemHasReleasedIt() {
        assertEndsALapsedOne(ledger::release);
    }

    @Test
    void oneThatHadLapsedIsNotTakenOnceTheSystemHasCancelledIt() {
        assertEndsALapsedOne(ledger::cancel);
    }

    private void assertEndsALapsedOne(BiFunction<String, String, Ledger.Entry> ends) {
        ((TestClock) context.clock()).advance(Duration.ofMinutes(16));
        assertThat(ledger.settle(TX).verdict()).isEqualTo(Verdict.LAPSED);

        Ledger.Entry ended = ends.apply(TX, "no money");
        assertThat(ended.verdict()).isEqualTo(Verdict.DONE);
        assertThat(ended.transaction().map(Transaction::reason)).contains("too late");

        assertThat(taken().verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(orders.timesGranted("order-a")).isZero();
    }
}
