package io.jackfield.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @Test
    void takesStarsAsWellAsCurrenciesOfCountries() {
        assertThat(new Money(0, "XTR").currency()).isEqualTo("XTR");
        assertThat(new Money(24_900_000, "UZS").minorUnits()).isEqualTo(24_900_000);
    }

    @Test
    void debtsAreNoAmount() {
        assertThatThrownBy(() -> new Money(-1, "EUR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("minorUnits is -1; an amount is zero or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "E1R", "€"})
    void currencyIsThreeCapitals(String currency) {
        assertThatThrownBy(() -> new Money(1, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency is '" + currency + "'; use three capitals such as EUR");
    }
}
