package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.host.config.PaymentsConfig.Mode;
import io.jackfield.host.config.PaymentsConfig.Refunds;
import io.jackfield.host.config.PaymentsConfig.Surplus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesConfigTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder);
    }

    private BotConfig bot(String yaml) {
        home.bot("shop", "plans: [{id: free}, {id: premium}]\n" + yaml);
        return home.load().bots().getFirst();
    }

    private String refusal(String yaml) {
        home.bot("shop", "plans: [{id: free}, {id: premium}]\n" + yaml);
        return home.refusal();
    }

    /** What is said of a product of which one key is this. */
    private String refusalOf(String key, String value) {
        Map<String, String> keys = new TreeMap<>(
                Map.of("id", "month", "plan", "premium", "period", "P1M", "title", "Month", "prices", "{RUB: 1}"));
        keys.put(key, value);
        StringBuilder product = new StringBuilder("products:\n  -\n");
        keys.forEach((name, text) ->
                product.append("    ").append(name).append(": ").append(text).append('\n'));
        return refusal(product.toString());
    }

    @Test
    void productsAndPaymentsAreRead() {
        BotConfig bot = bot("""
                products:
                  - id: premium-month
                    plan: premium
                    period: P1M
                    title: {en: "Premium, 1 month", ru: "Премиум на месяц"}
                    description: Everything that is marked premium
                    prices: {RUB: 599, UZS: 99000.50, XTR: 250}
                    renews: true
                    facts: {ikpu: "10305008003000000", vat: "1"}
                  - {id: premium-ever, plan: premium, title: Premium, prices: {USD: "99.90"}}
                payments: {mode: test, ways: [yookassa, stars], orderLife: 2h, surplus: keep, refunds: never}
                texts: {ru: {payment.paid: "Ура! {0} {1} {2} {3}"}}
                """);

        ProductConfig month = bot.sales().product("premium-month").orElseThrow();
        assertThat(month.plan()).isEqualTo("premium");
        assertThat(month.period()).contains(Period.ofMonths(1));
        assertThat(month.title().in("ru", "en")).isEqualTo("Премиум на месяц");
        assertThat(month.title().in("uz", "ru")).isEqualTo("Премиум на месяц");
        assertThat(month.title().in("uz", "de")).isEqualTo("Premium, 1 month");
        assertThat(month.description().in("ru", "en")).isEqualTo("Everything that is marked premium");
        assertThat(month.prices())
                .isEqualTo(Map.of(
                        "RUB", new Money(59_900, "RUB"),
                        "UZS", new Money(9_900_050, "UZS"),
                        "XTR", new Money(250, "XTR")));
        assertThat(month.renews()).isTrue();
        assertThat(month.facts()).isEqualTo(Map.of("ikpu", "10305008003000000", "vat", "1"));
        ProductConfig ever = bot.sales().products().getLast();
        assertThat(ever.period()).isEmpty();
        assertThat(ever.renews()).isFalse();
        assertThat(ever.description().in("en", "en")).isEqualTo("Premium");
        assertThat(bot.sales().payments())
                .isEqualTo(new PaymentsConfig(
                        Mode.TEST,
                        List.of("yookassa", "stars"),
                        Duration.ofHours(2),
                        Surplus.KEEP,
                        Refunds.NEVER,
                        List.of()));
        assertThat(bot.sales().payments().takesBack()).isFalse();
        assertThat(bot.hostTexts()).isEqualTo(Map.of("ru", Map.of("payment.paid", "Ура! {0} {1} {2} {3}")));
    }

    @Test
    void botThatSellsNothingHasTheDefaults() {
        BotConfig bot = bot("");

        assertThat(bot.sales()).isEqualTo(SalesConfig.NOTHING);
        assertThat(bot.sales().payments().takesBack()).isTrue();
        assertThat(bot.hostTexts()).isEmpty();
    }

    @Test
    void productGivesAPlanThatNotEverybodyHas() {
        assertThat(refusalOf("plan", "gold"))
                .contains(
                        "products[0].plan is 'gold'; use a plan of the bot but its first, which everybody has: premium");
        assertThat(refusalOf("plan", "free")).contains("products[0].plan is 'free'");
    }

    @Test
    void productNeedsItsParts() {
        assertThat(refusal("products: [{period: P1M}]"))
                .contains(
                        "products[0].id is missing; use 1 to 32 of a-z 0-9 -",
                        "products[0].plan is missing",
                        "products[0].title is not set; use 1 to 32 characters",
                        "products[0].prices is not set; use a price in one currency at least, such as {RUB: 599}");
    }

    @Test
    void twoProductsHaveTwoIds() {
        assertThat(refusal("""
                        products:
                          - {id: month, plan: premium, title: A, prices: {RUB: 1}}
                          - {id: month, plan: premium, title: B, prices: {RUB: 2}}
                        """)).contains("products[1].id is 'month'; use an id that no other product of this bot has");
    }

    @Test
    void titlesFitIntoAnInvoice() {
        String long33 = "x".repeat(33);

        assertThat(refusalOf("title", long33))
                .contains("products[0].title is '" + long33 + "'; use 1 to 32 characters");
        assertThat(refusalOf("title", "{en: Short, ru: " + long33 + "}"))
                .contains("products[0].title.ru is '" + long33 + "'; use 1 to 32 characters")
                .doesNotContain("title.en");
        assertThat(refusalOf("title", "{english: Short}"))
                .contains("products[0].title.english is 'Short'; use two letters such as en or ru as its key");
        assertThat(refusalOf("description", "x".repeat(256))).contains("use 1 to 255 characters");
    }

    @Test
    void pricesHaveNoMoreDecimalsThanTheirCurrency() {
        assertThat(refusalOf("prices", "{RUB: 599.005}"))
                .contains(
                        "products[0].prices.RUB is '599.005'; use an amount above 0 with up to 2 decimals, as RUB has");
        assertThat(refusalOf("prices", "{XTR: 250.5}"))
                .contains("products[0].prices.XTR is '250.5'; use an amount above 0 without decimals, as XTR has");
        assertThat(refusalOf("prices", "{RUB: 0}")).contains("products[0].prices.RUB is '0'; use an amount above 0");
        assertThat(refusalOf("prices", "{RUB: -5}")).contains("products[0].prices.RUB is '-5'; use an amount above 0");
        assertThat(refusalOf("prices", "{RUB: cheap}")).contains("products[0].prices.RUB is 'cheap'");
    }

    @Test
    void currenciesAreThoseOfTheWorldAndStars() {
        assertThat(refusalOf("prices", "{rub: 599}"))
                .contains("products[0].prices.rub is '599'; use a currency as its key: three capitals such as RUB");
        assertThat(refusalOf("prices", "{ABC: 599}")).contains("products[0].prices.ABC is '599'");
    }

    @Test
    void periodsAreThoseOfTheCalendar() {
        for (String wrong : List.of("1 month", "30d", "P0D", "P-1M", "P1M-1D", "P11Y", "PT1H")) {
            assertThat(refusalOf("period", "'" + wrong + "'"))
                    .as(wrong)
                    .contains("products[0].period is '" + wrong
                            + "'; use a period of the calendar from P1D to ten years");
        }
    }

    @Test
    void whatIsForEverIsNotRenewed() {
        assertThat(refusal("products: [{id: ever, plan: premium, title: A, prices: {RUB: 1}, renews: true}]"))
                .contains("products[0].renews is 'true'; use it together with a period");
    }

    @Test
    void paymentsAreChecked() {
        assertThat(refusal("payments: {mode: both, ways: [YooKassa], orderLife: 5m, surplus: eat, refunds: maybe}"))
                .contains(
                        "payments.mode is 'both'; use live or test",
                        "payments.ways is a list; use names of payment providers such as [yookassa, stars]",
                        "payments.orderLife is '5m'; use a duration from 10m to 30d",
                        "payments.surplus is 'eat'; use refund or keep",
                        "payments.refunds is 'maybe'; use allowed or never");
    }
}
