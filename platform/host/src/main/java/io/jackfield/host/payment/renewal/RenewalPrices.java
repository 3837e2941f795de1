package io.jackfield.host.payment.renewal;

import io.jackfield.api.Money;
import io.jackfield.host.config.ProductConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.Orders;
import io.jackfield.host.store.RenewalTable;
import io.jackfield.host.store.RenewalTable.Renewal;
import io.jackfield.host.telegram.ServedBot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the next payments of renewals come to: what the product costs, but never more than the buyer has agreed to or
 * was told of days before. Blocks.
 */
public final class RenewalPrices {
    /** How long before a payment its buyer is told that it comes to more. */
    static final Duration NOTICE = Duration.ofDays(3);
    /** Whoever would be told later is told before the next payment but one. */
    private static final Duration LATEST = Duration.ofDays(2);

    private final Blocking blocking;
    private final RenewalTable table;
    private final Orders orders;
    private final RenewalNotices notices;

    public RenewalPrices(Blocking blocking, RenewalTable table, Orders orders, RenewalNotices notices) {
        this.blocking = blocking;
        this.table = table;
        this.orders = orders;
        this.notices = notices;
    }

    /**
     * What the next payment comes to as things stand; empty when the product can no longer be bought in its currency.
     */
    static Optional<Money> next(ServedBot bot, Renewal renewal) {
        return today(bot, renewal)
                .map(price -> renewal.price()
                        .filter(agreed -> agreed.minorUnits() < price.minorUnits())
                        .orElse(price));
    }

    private static Optional<Money> today(ServedBot bot, Renewal renewal) {
        return product(bot, renewal).map(ProductConfig::prices).map(prices -> prices.get(renewal.currency()));
    }

    private static Optional<ProductConfig> product(ServedBot bot, Renewal renewal) {
        return bot.config().sales().product(renewal.product());
    }

    /**
     * Tells the buyer when the product has become dearer, if the bot does not keep prices.
     *
     * @param due when the next payment is taken
     * @return when to look again, {@code due} at the latest
     */
    Instant look(ServedBot bot, Renewal renewal, Instant due, Instant now) {
        Optional<Money> today = today(bot, renewal);
        if (today.isEmpty()) {
            return due;
        }
        if (renewal.price().isEmpty()) {
            agree(renewal, today.get());
        }
        if (product(bot, renewal).filter(ProductConfig::keepsPrice).isPresent()) {
            return due;
        }
        Instant telling = due.minus(NOTICE);
        if (now.isBefore(telling)) {
            return telling;
        }
        renewal.price()
                .filter(agreed -> agreed.minorUnits() < today.get().minorUnits() && now.isBefore(due.minus(LATEST)))
                .ifPresent(agreed -> tell(bot, renewal, agreed, today.get()));
        return due;
    }

    private void tell(ServedBot bot, Renewal renewal, Money agreed, Money today) {
        blocking.get("payment", () -> orders.find(bot, renewal.order()))
                .ifPresent(first -> notices.dearer(bot, first, agreed, today));
        agree(renewal, today);
    }

    private void agree(Renewal renewal, Money price) {
        blocking.get("payment", () -> table.agree(renewal.order(), price));
    }
}
