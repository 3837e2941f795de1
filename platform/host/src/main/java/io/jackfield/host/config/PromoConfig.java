package io.jackfield.host.config;

import io.jackfield.api.Money;
import io.jackfield.host.config.read.ConfigSection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A promotional code: an entry of a bot's {@code payments.promo}. It takes something off the next purchase, or gives
 * days.
 *
 * @param code in capitals; users may write it in any
 * @param percent off the price, 1 to 99
 * @param amounts off the price, by currency
 * @param days of the product's plan, for nothing
 * @param product the id of the only product it is good for; empty for any
 * @param uses how many people may use it
 * @param until when it ends
 */
public record PromoConfig(
        String code,
        OptionalInt percent,
        Map<String, Money> amounts,
        Optional<Period> days,
        Optional<String> product,
        int uses,
        Optional<Instant> until) {
    private static final String CODE = "[A-Za-z0-9_-]{3,32}";
    private static final String CODE_FORM = "3 to 32 of A-Z 0-9 _ -";
    private static final int MOST_USES = 1_000_000;
    private static final int MOST_DAYS = 366;

    public PromoConfig {
        amounts = Map.copyOf(amounts);
    }

    /**
     * @param products ids of what the bot sells
     * @param zone in which the last day of a code ends
     */
    static List<PromoConfig> allFrom(List<ConfigSection> sections, Set<String> products, ZoneId zone) {
        Set<String> seen = new HashSet<>();
        return sections.stream()
                .map(section -> {
                    PromoConfig promo = from(section, products, zone);
                    if (!seen.add(promo.code())) {
                        section.refuse("code", "a code that no other one of this bot has");
                    }
                    return promo;
                })
                .toList();
    }

    private static PromoConfig from(ConfigSection promo, Set<String> products, ZoneId zone) {
        String code = promo.requiredText("code", CODE, CODE_FORM).toUpperCase(Locale.ROOT);
        Optional<Integer> percent = promo.matching("percent", "[1-9]\\d?", "a whole number of 1 to 99")
                .map(Integer::valueOf);
        Map<String, Money> amounts = amounts(promo.section("amount"));
        Optional<Period> days = promo.parsed("days", PromoConfig::days);
        Optional<String> product = promo.text("product");
        if (product.filter(id -> !products.contains(id)).isPresent()) {
            promo.refuse("product", "the id of one of the bot's products");
        }
        if ((percent.isPresent() ? 1 : 0) + (amounts.isEmpty() ? 0 : 1) + (days.isPresent() ? 1 : 0) != 1) {
            promo.refuse("code", "a code with exactly one of percent, amount and days");
        }
        if (days.isPresent() && product.isEmpty()) {
            promo.refuse("days", "it together with product, whose plan it gives");
        }
        return new PromoConfig(
                code,
                percent.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                amounts,
                days,
                product,
                promo.intBetween("uses", 1, MOST_USES, MOST_USES),
                promo.parsed("until", text -> endOf(text, zone)));
    }

    private static Map<String, Money> amounts(ConfigSection section) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        for (String currency : section.keys()) {
            section.parsed(currency, amount -> Money.of(amount, currency)).ifPresent(off -> amounts.put(currency, off));
        }
        return amounts;
    }

    private static Period days(String text) {
        String allowed = "whole days of 1 to " + MOST_DAYS;
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST_DAYS) {
            throw new IllegalArgumentException(allowed);
        }
        return Period.ofDays(Integer.parseInt(text));
    }

    private static Instant endOf(String text, ZoneId zone) {
        try {
            return LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the last day on which it can be used, such as 2026-12-31", e);
        }
    }

    /** Whether it can be given at a moment. */
    public boolean isOpenAt(Instant moment) {
        return until.filter(end -> !moment.isBefore(end)).isEmpty();
    }

    /** Whether it is good for a product. */
    public boolean covers(String productId) {
        return product.filter(only -> !only.equals(productId)).isEmpty();
    }

    /** What is left to be paid, at least the smallest unit; the price itself where it takes nothing off. */
    public Money off(Money price) {
        long less = percent.isPresent()
                ? price.minorUnits() * percent.getAsInt() / 100
                : amounts.containsKey(price.currency())
                        ? amounts.get(price.currency()).minorUnits()
                        : 0;
        return new Money(Math.max(1, price.minorUnits() - less), price.currency());
    }
}
