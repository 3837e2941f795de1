package io.jackfield.host.config;

import io.jackfield.api.Money;
import io.jackfield.host.config.read.ConfigSection;
import java.time.DateTimeException;
import java.time.Period;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that can be bought: an entry of a bot's {@code products}.
 *
 * @param plan the id of the plan that it gives; empty where it gives credits alone
 * @param credits how many it gives
 * @param period for how long; empty for ever
 * @param prices by currency
 * @param renews whether it may go on by itself, where the way to pay can
 * @param keepsPrice whether those for whom it goes on pay what they had agreed to when it becomes dearer
 * @param facts for payment systems, such as fiscal codes
 */
public record ProductConfig(
        String id,
        String plan,
        long credits,
        Optional<Period> period,
        LocalText title,
        LocalText description,
        Map<String, Money> prices,
        boolean renews,
        boolean keepsPrice,
        Map<String, String> facts) {
    /** As Telegram allows it on an invoice. */
    private static final int LONGEST_TITLE = 32;
    /** As Telegram allows it on an invoice. */
    private static final int LONGEST_DESCRIPTION = 255;

    private static final int MOST_DAYS = 3_660;
    private static final int MOST_CREDITS = 1_000_000;

    public ProductConfig {
        prices = Map.copyOf(prices);
        facts = Map.copyOf(facts);
    }

    /** @param plans ids of those that somebody can have beside the first, which is everybody's */
    static List<ProductConfig> allFrom(List<ConfigSection> sections, Set<String> plans) {
        Set<String> seen = new HashSet<>();
        List<ProductConfig> products =
                sections.stream().map(section -> from(section, plans)).toList();
        for (int index = 0; index < products.size(); index++) {
            if (!seen.add(products.get(index).id())) {
                sections.get(index).refuse("id", "an id that no other product of this bot has");
            }
        }
        return products;
    }

    private static ProductConfig from(ConfigSection product, Set<String> plans) {
        String id = product.requiredText("id", ModelOffer.ID, ModelOffer.ID_FORM);
        int credits = product.intBetween("credits", 0, MOST_CREDITS, 0);
        String plan = credits > 0 && !product.keys().contains("plan")
                ? ""
                : product.requiredText("plan", ModelOffer.ID, ModelOffer.ID_FORM);
        if (!plan.isEmpty() && !plans.contains(plan)) {
            product.refuse(
                    "plan",
                    "a plan of the bot but its first, which everybody has: "
                            + (plans.isEmpty() ? "there is none yet" : String.join(", ", plans)));
        }
        Optional<Period> period = product.parsed("period", ProductConfig::period);
        if (plan.isEmpty() && period.isPresent()) {
            product.refuse("period", "it together with a plan: credits do not end");
        }
        boolean renews = product.flag("renews", false);
        if (renews && period.isEmpty()) {
            product.refuse("renews", "it together with a period: what is for ever is not bought again");
        }
        LocalText title = LocalText.from(product, "title", LONGEST_TITLE);
        return new ProductConfig(
                id,
                plan,
                credits,
                period,
                title,
                product.keys().contains("description")
                        ? LocalText.from(product, "description", LONGEST_DESCRIPTION)
                        : title,
                prices(product),
                renews,
                product.flag("keepPrice", true),
                product.textMap("facts"));
    }

    private static Period period(String text) {
        String allowed = "a period of the calendar from P1D to ten years, such as P30D, P1M or P1Y";
        try {
            Period period = Period.parse(text);
            long days = period.toTotalMonths() * 30 + period.getDays();
            if (period.isNegative() || period.isZero() || days > MOST_DAYS) {
                throw new IllegalArgumentException(allowed);
            }
            return period;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(allowed, e);
        }
    }

    private static Map<String, Money> prices(ConfigSection product) {
        ConfigSection section = product.section("prices");
        Map<String, Money> prices = new LinkedHashMap<>();
        for (String currency : section.keys()) {
            if (isKnown(currency)) {
                section.parsed(currency, amount -> price(amount, currency))
                        .ifPresent(price -> prices.put(currency, price));
            } else {
                section.refuse(currency, "a currency as its key: three capitals such as RUB, or XTR for Stars");
            }
        }
        if (section.keys().isEmpty()) {
            product.refuse("prices", "a price in one currency at least, such as {RUB: 599}");
        }
        return prices;
    }

    private static boolean isKnown(String currency) {
        return currency.equals(Money.STARS)
                || Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(currency));
    }

    private static Money price(String amount, String currency) {
        int decimals = Money.decimals(currency);
        String allowed =
                "an amount above 0 " + (decimals == 0 ? "without decimals" : "with up to " + decimals + " decimals")
                        + ", as " + currency + " has";
        try {
            Money price = Money.of(amount, currency);
            if (price.isZero()) {
                throw new IllegalArgumentException(allowed);
            }
            return price;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(allowed, e);
        }
    }
}
