package io.jackfield.host.payment;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.Product;
import io.jackfield.host.store.StoredOrder;
import java.time.Instant;
import java.util.Map;

/**
 * What somebody wants to pay for.
 *
 * @param chat where the buyer is told of it: their private chat
 * @param plan the id of the plan that it gives; empty where it gives credits alone
 * @param credits how many it gives
 * @param title in the buyer's language, 1 to 32 characters
 * @param description 1 to 255 characters
 * @param price with whatever was taken off it
 * @param customer what the buyer has told of themselves, by the keys of {@link PaymentOrder#customer()}
 */
public record OrderDraft(
        Person buyer,
        Recipient chat,
        Product product,
        String plan,
        long credits,
        String title,
        String description,
        Money price,
        Map<String, String> customer) {
    public OrderDraft {
        requireNonNull(buyer, "buyer");
        requireNonNull(chat, "chat");
        requireNonNull(product, "product");
        requireNonNull(plan, "plan");
        requireNonNull(title, "title");
        requireNonNull(description, "description");
        requireNonNull(price, "price");
        customer = Map.copyOf(customer);
    }

    /** Whether an open order asks the same money for the same thing; the language of its texts may differ. */
    boolean isAskedBy(StoredOrder stored) {
        PaymentOrder order = stored.order();
        return order.price().equals(price)
                && stored.plan().equals(plan)
                && stored.credits() == credits
                && order.product().period().equals(product.period())
                && order.product().renews() == product.renews();
    }

    PaymentOrder order(String id, Instant expiresAt) {
        return new PaymentOrder(
                id, buyer, chat, product, title, description, price, PaymentOrder.State.OPEN, expiresAt, customer);
    }
}
