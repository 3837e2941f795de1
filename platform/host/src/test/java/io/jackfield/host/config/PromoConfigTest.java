package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromoConfigTest {
    private static final String BOT = """
            token: 42:a
            timezone: Europe/Moscow
            plans: [{id: free}, {id: premium}]
            products: [{id: month, plan: premium, title: Month, prices: {RUB: 599}}]
            payments:
              promo:
            """;

    @TempDir
    Path home;

    private TestHome with(String... entries) {
        StringBuilder yaml = new StringBuilder(BOT);
        List.of(entries).forEach(entry -> yaml.append("    - ").append(entry).append('\n'));
        return new TestHome(home).bot("shop", yaml.toString());
    }

    private PromoConfig read(String entry) {
        return with(entry).load().bots().getFirst().sales().payments().promos().getFirst();
    }

    @Test
    void codeTakesAShareOff() {
        PromoConfig promo = read("{code: half, percent: 33, uses: 5, until: 2026-12-31}");

        assertThat(promo.code()).isEqualTo("HALF");
        assertThat(promo.off(Money.of("1", "RUB"))).isEqualTo(Money.of("0.67", "RUB"));
        assertThat(promo.off(Money.of("599", "RUB"))).isEqualTo(Money.of("401.33", "RUB"));
        assertThat(promo.uses()).isEqualTo(5);
        assertThat(promo.isOpenAt(Instant.parse("2026-12-31T20:59:59Z"))).isTrue();
        assertThat(promo.isOpenAt(Instant.parse("2026-12-31T21:00:00Z")))
                .as("midnight in Moscow")
                .isFalse();
    }

    @Test
    void codeTakesAnAmountOffInItsCurrencyAndNeverAll() {
        PromoConfig promo = read("{code: less, amount: {RUB: 100}, product: month}");

        assertThat(promo.off(Money.of("599", "RUB"))).isEqualTo(Money.of("499", "RUB"));
        assertThat(promo.off(Money.of("50", "RUB"))).isEqualTo(new Money(1, "RUB"));
        assertThat(promo.off(Money.of("7", "USD"))).isEqualTo(Money.of("7", "USD"));
        assertThat(promo.covers("month")).isTrue();
        assertThat(promo.covers("year")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{code: x, percent: 5}                            | 3 to 32 of A-Z 0-9 _ -",
                "{code: none}                                     | exactly one of percent, amount and days",
                "{code: both, percent: 5, days: 7, product: month} | exactly one of percent, amount and days",
                "{code: all, percent: 100}                        | a whole number of 1 to 99",
                "{code: week, days: 7}                            | it together with product, whose plan it gives",
                "{code: long, days: 400, product: month}          | whole days of 1 to 366",
                "{code: year, percent: 5, product: year}          | the id of one of the bot's products",
                "{code: ever, percent: 5, until: tomorrow}        | the last day on which it can be used",
                "{code: cents, amount: {RUB: 1.234}}              | RUB has 2 decimals",
            })
    void whatCannotBeMeantIsRefused(String entry, String allowed) {
        assertThat(with(entry.strip()).refusal()).contains(allowed);
    }

    @Test
    void oneCodeIsThereOnce() {
        assertThat(with("{code: half, percent: 50}", "{code: HALF, percent: 5}").refusal())
                .contains("a code that no other one of this bot has");
    }
}
