package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a provider says of itself, and how it lets an order be paid. */
interface CheckoutChecks {
    List<String> FOREIGN = List.of("XXX", "ZWL", "XTS");
    int LONGEST_LABEL = 64;

    @Test
    default void everyInstanceSaysTheSameOfItself(Till till) {
        PaymentProvider another = till.another();

        assertThat(another.spec()).isEqualTo(till.provider().spec());
        assertThat(another.abilities(till.merchant())).contains(till.abilities());
        assertThat(till.abilities().currencies()).isNotEmpty().allMatch(code -> code.matches("[A-Z]{3}"));
    }

    @Test
    default void withoutAnAccountItIsNotOffered(Till till) {
        till.requireSystem();
        assertThat(till.abilitiesWithoutAccount())
                .as("abilities for a bot without an account")
                .isEmpty();
    }

    @Test
    default void labelIsShortInEveryLanguage(Till till) {
        for (String language : List.of("en", "ru", "uz", "xx")) {
            assertThat(till.provider().label(language, till.merchant()))
                    .as("label in %s", language)
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(LONGEST_LABEL);
        }
    }

    @Test
    default void everyCurrencyCanBePaid(Till till) throws Exception {
        for (String currency : till.abilities().currencies()) {
            PaymentOrder order = till.placed(till.order("in-" + currency, new Money(Till.PRICE, currency)));
            Checkouts.requireWellFormed(order, till.checkout(order));
        }
    }

    @Test
    default void otherCurrencyIsRefused(Till till) {
        for (String currency : FOREIGN) {
            if (!till.abilities().currencies().contains(currency)) {
                PaymentOrder order = till.placed(till.order("foreign-" + currency, new Money(Till.PRICE, currency)));
                assertThatThrownBy(() -> till.checkout(order))
                        .as("checkout of an order in %s", currency)
                        .isInstanceOf(JackfieldException.class);
            }
        }
    }

    @Test
    default void everyOrderHasACheckoutOfItsOwn(Till till) throws Exception {
        List<Callable<Checkout>> checkouts = IntStream.range(0, ConcurrentCalls.CALLS)
                .mapToObj(number -> till.placed("order-" + number + "x"))
                .map(order -> (Callable<Checkout>) () -> till.checkout(order))
                .toList();

        List<Checkout> pages = ConcurrentCalls.run(checkouts).stream()
                .filter(Checkout.Page.class::isInstance)
                .toList();

        assertThat(pages).doesNotHaveDuplicates();
    }

    @Test
    default void askingAgainIsTheSamePayment(Till till) throws Exception {
        PaymentOrder order = till.placed("order-a");

        Checkout first = till.checkout(order);

        assertThat(till.checkout(order)).isEqualTo(first);
        assertThat(till.another().checkout(order, till.merchant()))
                .as("the way to pay that another instance gives")
                .isEqualTo(first);
        requireOnePaymentAtMost(till, order);
    }

    @Test
    default void askingAtOnceIsOnePayment(Till till) throws Exception {
        PaymentOrder order = till.placed("order-a");

        List<Checkout> checkouts = ConcurrentCalls.repeated(() -> till.checkout(order));

        assertThat(checkouts).containsOnly(checkouts.getFirst());
        requireOnePaymentAtMost(till, order);
    }

    private static void requireOnePaymentAtMost(Till till, PaymentOrder order) {
        assertThat(till.orders().transactions()).as("tries to pay one order").hasSizeLessThanOrEqualTo(1);
        till.system()
                .flatMap(system -> system.payments(order))
                .ifPresent(number -> assertThat(number)
                        .as("payments that the system has of one order")
                        .isEqualTo(1));
    }

    @Test
    default void oddTitlesAreNoFailure(Till till) throws Exception {
        List<String> titles = List.of(
                "\ud83e\udd84 \u00ab50 %\u00bb & <b>more</b>?",
                "\u0627\u0634\u062a\u0631\u0627\u0643", "a\"b'c\\d#e; f=g", "\u041c".repeat(32));
        for (int number = 0; number < titles.size(); number++) {
            PaymentOrder odd = titled(till.order("odd-" + number + "x"), titles.get(number));
            Checkouts.requireWellFormed(odd, till.checkout(till.placed(odd)));
        }
    }

    private static PaymentOrder titled(PaymentOrder plain, String title) {
        return new PaymentOrder(
                plain.id(),
                plain.buyer(),
                plain.chat(),
                plain.product(),
                title,
                title,
                plain.price(),
                plain.state(),
                plain.expiresAt(),
                plain.customer());
    }

    @Test
    default void whatItAsksForItAsksForOnce(Till till) throws Exception {
        PaymentOrder full = till.order("order-a");
        Map<String, String> known = new HashMap<>();
        PaymentOrder order = till.placed(TestOrder.told(full, known));
        while (till.checkout(order) instanceof Checkout.Asks asks) {
            String key = asks.what() == Checkout.Asks.What.EMAIL ? PaymentOrder.EMAIL : PaymentOrder.PHONE;
            assertThat(known).as("what the order has, when it is asked for").doesNotContainKey(key);
            known.put(key, full.customer().get(key));
            order = TestOrder.told(full, known);
        }

        Checkouts.requireWellFormed(order, till.checkout(order));
    }
}
