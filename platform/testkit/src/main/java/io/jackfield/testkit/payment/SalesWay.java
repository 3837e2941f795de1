package io.jackfield.testkit.payment;

import io.jackfield.api.Money;

/**
 * A way to pay in a test: one of two providers that the test kit plays itself.
 *
 * @param id as {@link io.jackfield.api.desk.ShopDesk.Way#id()} has it
 */
record SalesWay(String id, String provider, String label, Money price) {
    static final String STARS = "stars";
    static final String PAGE = "page";

    /** @param severalPages whether the page takes the product in more than one currency */
    static SalesWay of(Money price, boolean severalPages) {
        if (isStars(price)) {
            return new SalesWay(STARS, STARS, "Telegram Stars", price);
        }
        return new SalesWay(severalPages ? PAGE + "/" + price.currency() : PAGE, PAGE, "Card", price);
    }

    static boolean isStars(Money price) {
        return price.currency().equals(Money.STARS);
    }

    SalesWay at(Money other) {
        return new SalesWay(id, provider, label, other);
    }
}
