package io.jackfield.host.payment.shop;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.ShopDesk.Redeemed;
import io.jackfield.host.billing.Entitlements;
import io.jackfield.host.config.ProductConfig;
import io.jackfield.host.config.PromoConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.Orders;
import io.jackfield.host.store.PaymentWrites;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.PromoTable;
import io.jackfield.host.store.PromoTable.Held;
import io.jackfield.host.store.PromoTable.Used;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Promotional codes. A code that takes something off is held for its user until an order that bears it is paid; the
 * price is frozen into the order. Blocks.
 */
final class Promos {
    private final Blocking blocking;
    private final PromoTable table;
    private final PaymentWrites writes;
    private final Orders orders;
    private final Entitlements entitlements;
    private final PlanGifts gifts;
    private final ShopTexts texts;
    private final Clock clock;

    Promos(
            Blocking blocking,
            PromoTable table,
            PaymentWrites writes,
            Orders orders,
            Entitlements entitlements,
            PlanGifts gifts,
            ShopTexts texts,
            Clock clock) {
        this.blocking = blocking;
        this.table = table;
        this.writes = writes;
        this.orders = orders;
        this.entitlements = entitlements;
        this.gifts = gifts;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A price with what a code takes off it.
     *
     * @param held the code that does; empty where none does
     */
    record Price(Money money, Optional<Held> held) {}

    /** What a user still has to use. */
    List<Held> held(ServedBot bot, long person) {
        return bot.config().sales().payments().promos().isEmpty()
                ? List.of()
                : blocking.get("shop", () -> table.held(new PersonKey(bot.number(), person)));
    }

    /** The lowest price that one of these codes makes. */
    Price price(ServedBot bot, ProductConfig product, Money full, List<Held> held) {
        return held.stream()
                .flatMap(one -> promo(bot, one.code())
                        .filter(promo -> promo.covers(product.id()))
                        .map(promo -> new Price(promo.off(full), Optional.of(one)))
                        .stream())
                .filter(price -> full.isMoreThan(price.money()))
                .min(Comparator.comparing(price -> price.money().minorUnits()))
                .orElse(new Price(full, Optional.empty()));
    }

    /**
     * The order bears the code from now on. An order that bore it before is withdrawn, so that one code takes something
     * off one purchase only.
     *
     * @return false when somebody is about to pay that other order
     */
    boolean release(ServedBot bot, Held held) {
        return held.order()
                .map(order -> switch (blocking.get("shop", () -> orders.withdraw(bot, order))
                        .verdict()) {
                    case ORDER_HELD, ORDER_PAID -> false;
                    default -> true;
                })
                .orElse(true);
    }

    /** Gives false when another order has come to bear the code meanwhile. */
    boolean attach(ServedBot bot, long person, Held held, String order) {
        return blocking.get("shop", () -> table.attach(new PersonKey(bot.number(), person), held, order));
    }

    /** Codes that have run out, or that are for no product any more, still count for who was given them in time. */
    private static Optional<PromoConfig> promo(ServedBot bot, String code) {
        return bot.config().sales().payments().promos().stream()
                .filter(promo -> promo.code().equals(code))
                .findFirst();
    }

    Redeemed redeem(ServedBot bot, long person, String language, String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        Optional<PromoConfig> promo = promo(bot, code).filter(one -> one.isOpenAt(clock.instant()));
        if (promo.isEmpty()) {
            return refused(bot, language, "promo.unknown");
        }
        return promo.get().days().isPresent()
                ? give(bot, person, language, promo.get())
                : hold(bot, person, language, promo.get());
    }

    private Redeemed hold(ServedBot bot, long person, String language, PromoConfig promo) {
        PersonKey user = new PersonKey(bot.number(), person);
        Used used = blocking.get("shop", () -> writes.usePromo(user, promo.code(), promo.uses(), clock.instant()));
        if (used != Used.DONE) {
            return refused(bot, language, used);
        }
        String what = promo.product()
                .flatMap(bot.config().sales()::product)
                .map(product -> product.title().in(language, bot.config().language()))
                .orElse("");
        String text = what.isEmpty()
                ? texts.get(bot, language, "promo.held")
                : texts.get(bot, language, "promo.held.product", what);
        return new Redeemed(true, Reply.text(text));
    }

    private Redeemed give(ServedBot bot, long person, String language, PromoConfig promo) {
        String plan = bot.config()
                .sales()
                .product(promo.product().orElseThrow())
                .orElseThrow()
                .plan();
        Instant now = clock.instant();
        Used used = blocking.get(
                "shop",
                () -> writes.usePromo(
                        new PersonKey(bot.number(), person),
                        promo.code(),
                        promo.uses(),
                        now,
                        transaction -> gifts.give(
                                transaction, bot, person, plan, promo.days().orElseThrow(), promo.code(), now)));
        if (used != Used.DONE) {
            return refused(bot, language, used);
        }
        entitlements.changed(bot, person);
        int days = promo.days().orElseThrow().getDays();
        return new Redeemed(true, Reply.text(texts.get(bot, language, "promo.days", days, label(bot, plan, language))));
    }

    private static String label(ServedBot bot, String plan, String language) {
        return bot.config().plans().stream()
                .filter(one -> one.id().equals(plan))
                .map(one -> one.label(language))
                .findFirst()
                .orElse(plan);
    }

    private Redeemed refused(ServedBot bot, String language, Used used) {
        return refused(bot, language, used == Used.BEFORE ? "promo.before" : "promo.up");
    }

    private Redeemed refused(ServedBot bot, String language, String key) {
        return new Redeemed(false, Reply.text(texts.get(bot, language, key)));
    }
}
