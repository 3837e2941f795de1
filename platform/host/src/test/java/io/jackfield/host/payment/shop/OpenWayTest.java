package io.jackfield.host.payment.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentProvider.Abilities;
import io.jackfield.host.config.LocalText;
import io.jackfield.host.config.ProductConfig;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenWayTest {
    private final ProductConfig product = new ProductConfig(
            "month",
            "premium",
            0,
            Optional.empty(),
            LocalText.of("Month"),
            LocalText.of("Month"),
            Map.of("RUB", Money.of("599", "RUB"), "USD", Money.of("7", "USD")),
            false,
            true,
            Map.of());

    @Test
    void wayOfOneCurrencyGoesByItsProviderAlone() {
        OpenWay way = new OpenWay("till", Abilities.of("RUB", "UZS"), "Till");

        assertThat(way.currencies(product)).containsExactly("RUB");
        assertThat(way.id(product, "RUB")).isEqualTo("till");
        assertThat(way.currencyOf(product, "till")).contains("RUB");
        assertThat(way.currencyOf(product, "till/RUB")).contains("RUB");
        assertThat(way.currencyOf(product, "till/USD")).isEmpty();
    }

    @Test
    void wayOfSeveralCurrenciesSaysWhich() {
        OpenWay way = new OpenWay("till", Abilities.of("USD", "RUB"), "Till");

        assertThat(way.currencies(product)).containsExactly("RUB", "USD");
        assertThat(way.id(product, "USD")).isEqualTo("till/USD");
        assertThat(way.currencyOf(product, "till/USD")).contains("USD");
        assertThat(way.currencyOf(product, "till")).as("which one is not said").isEmpty();
        assertThat(OpenWay.providerOf("till/USD")).isEqualTo("till");
    }
}
