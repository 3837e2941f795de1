package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import java.net.URI;
import java.util.Set;

/** What the way to pay an order has to look like. */
final class Checkouts {
    /** Fields of {@code sendInvoice} that are the host's. */
    private static final Set<String> OF_THE_HOST = Set.of(
            "chat_id",
            "title",
            "description",
            "payload",
            "provider_token",
            "currency",
            "prices",
            "subscription_period");

    private Checkouts() {}

    /** For an order whose buyer has said everything that can be asked. */
    static void requireWellFormed(PaymentOrder order, Checkout checkout) {
        switch (checkout) {
            case Checkout.InTelegram inside -> {
                assertThat(inside.more()).doesNotContainKeys(OF_THE_HOST.toArray(String[]::new));
                if (!order.price().currency().equals(Money.STARS)) {
                    assertThat(inside.providerToken())
                            .as("provider token for %s", order.price())
                            .isNotBlank();
                }
            }
            case Checkout.Page page -> {
                URI address = page.address();
                assertThat(address.getScheme()).isIn("https", "http");
                assertThat(address.getHost()).as("host of %s", address).isNotBlank();
                assertThat(address.toASCIIString()).hasSizeLessThan(2_048);
            }
            case Checkout.Asks asks ->
                throw new AssertionError("asks for " + asks.what() + ", which the order has: "
                        + order.customer().keySet());
        }
    }
}
