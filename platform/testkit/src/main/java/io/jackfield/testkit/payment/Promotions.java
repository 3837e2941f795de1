package io.jackfield.testkit.payment;

import io.jackfield.api.Money;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Promotional codes of a test, each good once for everybody, and the discounts that users hold. */
final class Promotions {
    private final Map<String, Promotion> codes;
    private final Map<Long, Integer> discounts = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    Promotions(Map<String, Promotion> codes) {
        this.codes = Map.copyOf(codes);
    }

    /** Empty for a code that there is not, or that this user has taken before. */
    synchronized Optional<Promotion> take(long user, String code) {
        Optional<Promotion> found = Optional.ofNullable(codes.get(code)).filter(one -> used.add(user + " " + code));
        found.ifPresent(one -> {
            if (one instanceof Promotion.Discount discount) {
                discounts.put(user, discount.percent());
            }
        });
        return found;
    }

    /** The price for this user, at least one of the smallest unit. */
    synchronized Money price(long user, Money full) {
        int percent = discounts.getOrDefault(user, 0);
        return new Money(Math.max(1, full.minorUnits() * (100 - percent) / 100), full.currency());
    }

    synchronized void bought(long user) {
        discounts.remove(user);
    }
}
