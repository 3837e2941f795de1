package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.OrderBook.Transaction;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What {@link PaymentProvider} promises, as tests; no host calls one yet, and a jar with one is refused. Extend it with a provider's own test:
 *
 * <pre>{@code
 * class PaymeProviderTest extends PaymentProviderContract {
 *     @Override
 *     protected PaymentProvider provider() {
 *         return new PaymeProvider(TestContext.of("payment-payme", Map.of("merchantId", "m-1", "key", KEY)));
 *     }
 *
 *     @Override
 *     protected Optional<PaymentSystem> system() {
 *         return Optional.of(new PaymeCalls(KEY));
 *     }
 * }
 * }</pre>
 *
 * <p>The clock of these tests stands still at {@link #NOW}, as that of {@link io.jackfield.testkit.TestContext} does. A provider
 * that is paid inside Telegram has no system that calls; half of the tests are skipped then.
 */
public abstract class PaymentProviderContract {
    /** When all of this happens. */
    protected static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    private static final int AT_ONCE = 20;
    private static final long PRICE = PaymentFixture.PRICE;
    private static final List<String> FOREIGN = List.of("XXX", "ZWL", "XTS");

    private PaymentFixture till;
    private PaymentProvider provider;

    /** A new instance, made as the host would make it. Closed after the test. */
    protected abstract PaymentProvider provider();

    /** The payment system that calls the provider; empty for payments inside Telegram. */
    protected abstract Optional<PaymentSystem> system();

    @BeforeEach
    void open() {
        till = new PaymentFixture(NOW, this::provider, system());
        provider = till.another();
    }

    @AfterEach
    void close() throws Exception {
        till.close();
    }

    @Test
    void nameIsOneThatOperatorsCanWrite() {
        assertThat(provider.name())
                .matches("[a-z0-9-]{2,32}")
                .isEqualTo(till.another().name());
    }

    @Test
    void currenciesAreCodesOfThreeCapitals() {
        assertThat(provider.currencies())
                .isNotEmpty()
                .allMatch(code -> code.matches("[A-Z]{3}"))
                .isEqualTo(till.another().currencies());
    }

    @Test
    void everyCurrencyCanBePaid() throws Exception {
        for (String currency : provider.currencies()) {
            PaymentOrder order = till.order("in-" + currency, new Money(PRICE, currency));
            Checkouts.requireWellFormed(order, provider.checkout(order));
        }
    }

    @Test
    void otherCurrencyIsRefused() {
        for (String currency : FOREIGN) {
            if (!provider.currencies().contains(currency)) {
                assertThatThrownBy(() -> provider.checkout(till.order("foreign", new Money(PRICE, currency))))
                        .as("checkout of an order in %s", currency)
                        .isInstanceOf(JackfieldException.class);
            }
        }
    }

    @Test
    void everyOrderHasACheckoutOfItsOwn() throws Exception {
        List<Callable<Checkout>> checkouts = IntStream.range(0, AT_ONCE)
                .mapToObj(number -> till.order("order-" + number))
                .map(order -> (Callable<Checkout>) () -> provider.checkout(order))
                .toList();

        assertThat(ConcurrentCalls.run(checkouts)).doesNotHaveDuplicates();
    }

    @Test
    void oddTitlesAreNoFailure() throws Exception {
        for (String title : List.of(
                "\ud83e\udd84 \u00ab50 %\u00bb & <b>more</b>?",
                "\u0627\u0634\u062a\u0631\u0627\u0643", "a\"b'c\\d#e f", "\u041c".repeat(32))) {
            PaymentOrder plain = till.order("odd");
            PaymentOrder odd = new PaymentOrder(
                    plain.id(), plain.buyer(), title, title, plain.price(), State.OPEN, plain.expiresAt());
            Checkouts.requireWellFormed(odd, provider.checkout(odd));
        }
    }

    @Test
    void paymentCreditsItsOrderOnce() throws Exception {
        PaymentOrder order = till.placed("order-1");

        till.pays(order, "tx-1");

        till.assertPaid(order);
    }

    @Test
    void forgedCallsChangeNothing() throws Exception {
        PaymentOrder order = till.placed("order-1");
        PaymentSystem system = till.requireSystem();

        for (WebRequest genuine : system.pays(order, "tx-1")) {
            till.call(provider, system.forges(genuine));
            till.call(provider, system.withoutSignature(genuine));
        }

        till.assertUntouched(order);
    }

    @Test
    void rubbishIsAnswered() throws Exception {
        PaymentOrder order = till.placed("order-1");
        for (WebRequest meaningless : MalformedCalls.meaningless()) {
            till.call(provider, meaningless);
        }
        till.assertUntouched(order);

        for (WebRequest genuine : system().map(one -> one.pays(order, "tx-1")).orElse(List.of())) {
            for (WebRequest spoilt : MalformedCalls.spoilt(genuine)) {
                till.call(provider, spoilt);
            }
        }
        assertThat(till.book().timesCredited(order.id())).isLessThanOrEqualTo(1);
    }

    @Test
    void wrongAmountCreditsNothing() throws Exception {
        PaymentOrder order = till.placed("order-1");

        till.pays(PaymentFixture.at(order, new Money(PRICE - 1, order.price().currency())), "tx-less");
        till.pays(PaymentFixture.at(order, new Money(PRICE + 1, order.price().currency())), "tx-more");
        till.pays(PaymentFixture.at(order, new Money(0, order.price().currency())), "tx-nothing");

        assertThat(till.book().timesCredited(order.id())).isZero();
        assertThat(till.book().order(order.id()).state()).isEqualTo(State.OPEN);
    }

    @Test
    void unknownOrderIsAnswered() throws Exception {
        till.pays(till.order("nobody-placed-this"), "tx-1");

        assertThat(till.book().transactions()).isEmpty();
    }

    @Test
    void expiredOrderIsNotPaid() throws Exception {
        PaymentOrder late = till.order("late");
        PaymentOrder expired = new PaymentOrder(
                late.id(),
                late.buyer(),
                late.title(),
                late.description(),
                late.price(),
                State.OPEN,
                NOW.minusSeconds(1));
        till.book().add(expired);

        till.pays(expired, "tx-1");

        till.assertUntouched(expired);
    }

    @Test
    void repeatedCallsCreditOnceAndGetTheSameAnswer() throws Exception {
        PaymentOrder order = till.placed("order-1");

        for (WebRequest genuine : till.requireSystem().pays(order, "tx-1")) {
            WebAnswer first = till.call(provider, genuine);
            WebAnswer second = till.call(provider, genuine);
            assertThat(second.status()).isEqualTo(first.status());
            assertThat(second.body()).as("the answer to a repeated call").isEqualTo(first.body());
        }

        till.assertPaid(order);
    }

    @Test
    void callsInAnotherOrderCreditAtMostOnce() throws Exception {
        PaymentOrder order = till.placed("order-1");
        List<WebRequest> genuine = till.requireSystem().pays(order, "tx-1");

        for (WebRequest call : genuine.reversed()) {
            till.call(provider, call);
        }
        for (WebRequest call : genuine) {
            till.call(provider, call);
        }

        till.assertPaid(order);
    }

    @Test
    void paidOrderIsNotPaidASecondTime() throws Exception {
        PaymentOrder order = till.placed("order-1");
        till.pays(order, "tx-1");

        till.pays(order, "tx-2");

        till.assertPaid(order);
    }

    @Test
    void cancelledPaymentIsNotCreditedLater() throws Exception {
        PaymentOrder order = till.placed("order-1");
        List<WebRequest> genuine = till.requireSystem().pays(order, "tx-1");
        List<WebRequest> cancels = till.requireCancels(order);
        assumeTrue(genuine.size() > 1, "the system takes the money in one step");
        for (WebRequest call : genuine.subList(0, genuine.size() - 1)) {
            till.call(provider, call);
        }

        for (WebRequest call : cancels) {
            till.call(provider, call);
        }
        till.call(provider, genuine.getLast());

        assertThat(till.book().timesCredited(order.id())).isZero();
    }

    @Test
    void moneyGivenBackIsTakenBackOnce() throws Exception {
        PaymentOrder order = till.placed("order-1");
        List<WebRequest> genuine = till.requireSystem().pays(order, "tx-1");
        List<WebRequest> cancels = till.requireCancels(order);
        till.pays(order, "tx-1");

        for (WebRequest call :
                Stream.of(cancels, cancels, genuine).flatMap(List::stream).toList()) {
            till.call(provider, call);
        }

        assertThat(till.book().timesCredited(order.id())).isEqualTo(1);
        assertThat(till.book().order(order.id()).state()).isEqualTo(State.REFUNDED);
        assertThat(till.book().transactions())
                .extracting(Transaction::state)
                .containsExactly(Transaction.State.TAKEN_BACK);
    }

    @Test
    void sameCallsAtOnceCreditOnce() throws Exception {
        PaymentOrder order = till.placed("order-1");

        for (WebRequest genuine : till.requireSystem().pays(order, "tx-1")) {
            ConcurrentCalls.run(IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> (Callable<WebAnswer>) () -> till.call(provider, genuine))
                    .toList());
        }

        till.assertPaid(order);
    }

    @Test
    void paymentsAtOnceDoNotMix() throws Exception {
        List<PaymentOrder> orders = IntStream.range(0, AT_ONCE)
                .mapToObj(number -> till.placed("order-" + number))
                .toList();
        till.requireSystem();

        ConcurrentCalls.run(orders.stream()
                .map(order -> (Callable<Boolean>) () -> {
                    till.pays(order, "tx-" + order.id());
                    return true;
                })
                .toList());

        orders.forEach(till::assertPaid);
        assertThat(till.book().transactions()).allMatch(one -> one.id().equals("tx-" + one.orderId()));
    }

    /** The host may restart, and a plugin may be swapped, between any two calls. */
    @Test
    void newInstanceGoesOnWhereTheOldOneStopped() throws Exception {
        PaymentOrder order = till.placed("order-1");

        for (WebRequest genuine : till.requireSystem().pays(order, "tx-1")) {
            WebAnswer first = till.call(till.another(), genuine);
            assertThat(till.call(till.another(), genuine).body()).isEqualTo(first.body());
        }

        till.assertPaid(order);
    }
}
