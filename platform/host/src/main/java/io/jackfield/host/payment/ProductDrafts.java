package io.jackfield.host.payment;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.PaymentOrder.Product;
import io.jackfield.host.config.ProductConfig;
import io.jackfield.host.telegram.ServedBot;
import java.util.Map;

/** What somebody orders when they want what a bot's file names. */
public final class ProductDrafts {
    private ProductDrafts() {}

    /**
     * In the buyer's language.
     *
     * @param chat where the buyer is told of it; chat 0 for nowhere
     * @param price with whatever was taken off it
     * @param customer what the buyer has told of themselves
     */
    public static OrderDraft of(
            ServedBot bot,
            ProductConfig product,
            Person buyer,
            Recipient chat,
            Money price,
            Map<String, String> customer) {
        String ofBot = bot.config().language();
        return new OrderDraft(
                buyer,
                chat,
                new Product(product.id(), product.period(), product.renews(), product.facts()),
                product.plan(),
                product.credits(),
                product.title().in(buyer.language(), ofBot),
                product.description().in(buyer.language(), ofBot),
                price,
                customer);
    }
}
