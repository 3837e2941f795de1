package io.jackfield.testkit.payment;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.PaymentOrder;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/** Orders to try a payment provider with. */
public final class TestOrder {
    /** Who buys. */
    public static final Person BUYER = new Person(1_001, "Ada", "", Optional.empty(), "en");

    private TestOrder() {}

    /** The same with what its buyer has told by now. */
    public static PaymentOrder told(PaymentOrder order, Map<String, String> customer) {
        return new PaymentOrder(
                order.id(),
                order.buyer(),
                order.chat(),
                order.product(),
                order.title(),
                order.description(),
                order.price(),
                order.state(),
                order.expiresAt(),
                customer);
    }

    /** Ada's order of a month that renews. She has given her e-mail address and telephone number. */
    public static PaymentOrder of(String bot, String id, Money price, Instant expiresAt) {
        return new PaymentOrder(
                id,
                BUYER,
                Recipient.of(bot, BUYER.id()),
                new PaymentOrder.Product("month", Optional.of(Period.ofMonths(1)), true, Map.of()),
                "One month",
                "Everything for a month",
                price,
                PaymentOrder.State.OPEN,
                expiresAt,
                Map.of(PaymentOrder.EMAIL, "ada-4711@example.org", PaymentOrder.PHONE, "+998901234711"));
    }
}
