package io.jackfield.host.payment.shop;

import io.jackfield.api.payment.PaymentProvider.Abilities;
import io.jackfield.host.config.ProductConfig;
import java.util.List;
import java.util.Optional;

/**
 * A way to pay that works at this moment.
 *
 * @param label in the buyer's language
 */
record OpenWay(String provider, Abilities abilities, String label) {
    private static final char SEPARATOR = '/';

    /** The currencies in which this product can be paid by it, in a fixed order. */
    List<String> currencies(ProductConfig product) {
        return product.prices().keySet().stream()
                .filter(abilities.currencies()::contains)
                .sorted()
                .toList();
    }

    /** The name by which plugins know it for this product: with the currency where there are several. */
    String id(ProductConfig product, String currency) {
        return currencies(product).size() == 1 ? provider : provider + SEPARATOR + currency;
    }

    /** Of which provider a name is. */
    static String providerOf(String id) {
        int end = id.indexOf(SEPARATOR);
        return end < 0 ? id : id.substring(0, end);
    }

    /** The currency that a name means for this product; empty when it cannot be paid so. */
    Optional<String> currencyOf(ProductConfig product, String id) {
        return currencies(product).stream()
                .filter(currency -> id.equals(id(product, currency)) || id.equals(provider + SEPARATOR + currency))
                .findFirst();
    }
}
