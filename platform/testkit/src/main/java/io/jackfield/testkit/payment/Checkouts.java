package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import java.net.URI;

/** What the way to pay an order has to look like. */
final class Checkouts {
    private Checkouts() {}

    static void requireWellFormed(PaymentOrder order, Checkout checkout) {
        switch (checkout) {
            case Checkout.InTelegram inside ->
                assertThat(inside.invoice().price()).isEqualTo(order.price());
            case Checkout.Page page -> {
                URI address = page.address();
                assertThat(address.getScheme()).isIn("https", "http");
                assertThat(address.getHost()).as("host of %s", address).isNotBlank();
                assertThat(address.toASCIIString()).hasSizeLessThan(2_048);
            }
        }
    }
}
