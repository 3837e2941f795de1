package io.jackfield.lib.openai.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.llm.ModelInfo.Input;
import io.jackfield.api.llm.ModelInfo.Price;
import io.jackfield.testkit.TestContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogTest {
    private static final Instant QUIET = Instant.parse("2026-11-23T08:00:00Z");
    private static final Map<String, ?> CHINA = Map.of(
            "factor", 2,
            "zone", "Asia/Shanghai",
            "days", List.of("monday", "tuesday", "wednesday", "thursday", "friday"),
            "hours", List.of("09:00-12:00", "14:00-18:00"),
            "holidays", List.of("2026-11-24"));

    @Test
    void modelIsWhatItsLinesSay() {
        ModelCatalog catalog = catalog(Map.of(
                "context",
                4096,
                "answer",
                1024,
                "inputs",
                List.of("image", "speech"),
                "efforts",
                List.of("none", "low"),
                "defaultEffort",
                "low",
                "margin",
                20,
                "shutdown",
                "2026-12-11",
                "listed",
                false));

        ModelEntry model = catalog.find("m").orElseThrow();
        assertThat(model.info().contextTokens()).isEqualTo(4096);
        assertThat(model.info().answerTokens()).isEqualTo(1024);
        assertThat(model.info().inputs()).containsExactlyInAnyOrder(Input.IMAGE, Input.SPEECH);
        assertThat(model.info().efforts()).containsExactlyInAnyOrder("none", "low");
        assertThat(model.info().tokenMarginPercent()).isEqualTo(20);
        assertThat(model.info().shutdown()).contains(LocalDate.of(2026, 12, 11));
        assertThat(model.defaultEffort()).contains("low");
        assertThat(catalog.hears("m")).isTrue();
        assertThat(catalog.unlisted()).singleElement().extracting("id").isEqualTo("m");
        assertThat(catalog.find("n")).isEmpty();
    }

    @Test
    void everyKindOfTokenHasItsPrice() {
        Map<String, ?> prices =
                Map.of("input", 2, "cached", "0.5", "cacheWrite", "2.5", "output", 10, "search", "0.0025");

        // 100 plain, 20 cached, 30 written to the cache, 7 written, 2 searches
        assertThat(cost(prices, new TokenCount(150, 20, 30, 7, 2, Optional.empty()), QUIET))
                .isEqualByComparingTo("0.005355");
    }

    @Test
    void operatorsSeeThePricesThatCostsAreWorkedOutFrom() {
        ModelEntry model = catalog(Map.of("prices", Map.of("input", 2, "output", "0.50", "search", 1)))
                .find("m")
                .orElseThrow();

        assertThat(model.info().price())
                .contains(new Price(new BigDecimal("2"), new BigDecimal("2"), new BigDecimal("0.50")));
        assertThat(catalog(Map.of()).find("m").orElseThrow().info().price()).isEmpty();
    }

    @Test
    void costIsNeverRounded() {
        assertThat(cost(
                        Map.of("input", "0.0625", "output", "0.10"),
                        new TokenCount(1, 0, 0, 1, 0, Optional.empty()),
                        QUIET))
                .isEqualByComparingTo("0.0000001625");
    }

    @Test
    void longPromptMakesTheWholeRequestDearer() {
        Map<String, ?> prices = Map.of(
                "input", 2, "output", 10, "longContext", Map.of("above", 100, "inputFactor", 2, "outputFactor", "1.5"));

        assertThat(cost(prices, new TokenCount(100, 0, 0, 10, 0, Optional.empty()), QUIET))
                .isEqualByComparingTo("0.0003");
        assertThat(cost(prices, new TokenCount(101, 0, 0, 10, 0, Optional.empty()), QUIET))
                .isEqualByComparingTo("0.000554");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:59:59Z, 1", // Monday 08:59 in Beijing
        "2026-11-23T01:00:00Z, 2",
        "2026-11-23T03:59:59Z, 2",
        "2026-11-23T04:00:00Z, 1", // lunch
        "2026-11-23T09:00:00Z, 2",
        "2026-11-23T10:00:00Z, 1",
        "2026-11-24T02:00:00Z, 1", // a holiday
        "2026-11-22T02:00:00Z, 1" // Sunday
    })
    void peakCostsMoreOnWorkingDaysInItsOwnZone(Instant asked, int factor) {
        assertThat(cost(
                        Map.of("output", 1, "peak", CHINA),
                        new TokenCount(0, 0, 0, 1_000_000, 0, Optional.empty()),
                        asked))
                .isEqualByComparingTo(BigDecimal.valueOf(factor));
    }

    @Test
    void whatTheServiceSaysItCostsCountsBeforeTheList() {
        TokenCount told = new TokenCount(1, 0, 0, 1, 0, Optional.of(new BigDecimal("0.42")));

        assertThat(cost(Map.of("input", 2), told, QUIET)).isEqualByComparingTo("0.42");
    }

    @Test
    void withoutPricesOrTokensNobodyKnowsTheCost() {
        TokenCount some = new TokenCount(1, 0, 0, 1, 0, Optional.empty());

        assertThat(catalog(Map.of()).usage(some, "m", "m", QUIET).costUsd()).isEmpty();
        assertThat(catalog(Map.of("prices", Map.of("input", 2)))
                        .usage(TokenCount.NONE, "m", "m", QUIET)
                        .costUsd())
                .isEmpty();
    }

    @Test
    void modelThatAnsweredCountsBeforeTheOneThatWasAsked() {
        ModelCatalog catalog = ModelCatalog.from(TestContext.of(
                        "llm-x",
                        Map.of(
                                "models",
                                List.of(
                                        Map.of("id", "asked", "prices", Map.of("input", 1)),
                                        Map.of("id", "other", "prices", Map.of("input", 5)))))
                .config()
                .sections("models"));
        TokenCount million = new TokenCount(1_000_000, 0, 0, 0, 0, Optional.empty());

        assertThat(catalog.usage(million, "asked", "other", QUIET).costUsd()).contains(new BigDecimal("5"));
        assertThat(catalog.usage(million, "asked", "asked-2026-09-01", QUIET).costUsd())
                .contains(new BigDecimal("1"));
    }

    @Test
    void mistakesNameTheModelAndWhatIsAllowed() {
        assertThatThrownBy(() -> catalog(Map.of("prices", Map.of("input", "cheap"))))
                .hasMessage("model m: input is 'cheap'; use a number of zero or more such as 0.25");
        assertThatThrownBy(() -> catalog(Map.of("shutdown", "soon"))).hasMessageContaining("such as 2026-12-11");
        assertThatThrownBy(() -> catalog(Map.of("inputs", List.of("smell")))).hasMessageContaining("image or speech");
        assertThatThrownBy(() -> catalog(Map.of("defaultEffort", "low"))).hasMessageContaining("one of efforts");
        assertThatThrownBy(() -> catalog(Map.of("prices", Map.of("peak", Map.of("hours", List.of("12:00-09:00"))))))
                .hasMessageContaining("peak.hours is '12:00-09:00'");
    }

    private static BigDecimal cost(Map<String, ?> prices, TokenCount tokens, Instant asked) {
        return catalog(Map.of("prices", prices))
                .usage(tokens, "m", "m", asked)
                .costUsd()
                .orElseThrow();
    }

    private static ModelCatalog catalog(Map<String, ?> model) {
        Map<String, Object> complete = new HashMap<>(model);
        complete.put("id", "m");
        return ModelCatalog.from(TestContext.of("llm-x", Map.of("models", List.of(complete)))
                .config()
                .sections("models"));
    }
}
