package io.jackfield.testkit.payment;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Money;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * Something that the bot of a test sells.
 *
 * @param plan the id of the plan that it gives
 * @param period for how long; empty for ever
 * @param renews whether it may go on by itself
 * @param prices each in a currency of its own: Stars are paid inside Telegram, all else on a page
 */
public record Sold(String id, String label, String plan, Optional<Period> period, boolean renews, List<Money> prices) {
    public Sold {
        requireNonNull(id, "id");
        requireNonNull(label, "label");
        requireNonNull(plan, "plan");
        requireNonNull(period, "period");
        prices = List.copyOf(prices);
        if (prices.isEmpty()) {
            throw new IllegalArgumentException(
                    "product '" + id + "' has no price; give it one, such as new Money(250, \"XTR\")");
        }
    }

    /** How it can be paid, less a discount. */
    List<SalesWay> ways() {
        long pages = prices.stream().filter(price -> !SalesWay.isStars(price)).count();
        return prices.stream().map(price -> SalesWay.of(price, pages > 1)).toList();
    }
}
