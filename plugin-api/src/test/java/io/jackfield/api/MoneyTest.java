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

    @Test
    void readsAmountsAsPaymentSystemsWriteThem() {
        assertThat(Money.of("599", "RUB")).isEqualTo(new Money(59_900, "RUB"));
        assertThat(Money.of("599.5", "RUB")).isEqualTo(new Money(59_950, "RUB"));
        assertThat(Money.of("15000.00", "UZS").minorUnits()).isEqualTo(1_500_000);
        assertThat(Money.of("250", "XTR")).isEqualTo(new Money(250, "XTR"));
        assertThat(new Money(59_900, "RUB").decimal()).isEqualTo("599.00");
        assertThat(new Money(250, "XTR").decimal()).isEqualTo("250");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1e3", "1,5", "1.001", "0x10", " 1", "NaN", "٣"})
    void readsNothingElse(String decimal) {
        assertThatThrownBy(() -> Money.of(decimal, "RUB"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount is '" + decimal + "'");
    }

    @Test
    void isShownAsPeopleWriteIt() {
        assertThat(new Money(59_900, "RUB").shown("en")).isEqualTo("599 ₽");
        assertThat(new Money(9_900_000, "UZS").shown("ru")).isEqualTo("99\u00a0000 сум");
        assertThat(new Money(145, "USD").shown("en")).isEqualTo("1.45 $");
        assertThat(new Money(250, "XTR").shown("en")).isEqualTo("250 ⭐");
    }
}
