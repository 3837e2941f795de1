package io.jackfield.lib.openai.models;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.llm.ModelInfo.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a model costs, in US dollars: {@code prices} of a model.
 *
 * @param input for a million tokens read
 * @param cached for a million tokens read from the cache; the price of {@code input} when not set
 * @param cacheWrite for a million tokens written to the cache; the price of {@code input} when not set
 * @param output for a million tokens written
 * @param search for one search of the web
 * @param longContext how prompts beyond a size are charged
 * @param peak hours in which everything costs more
 */
public record PriceList(
        BigDecimal input,
        BigDecimal cached,
        BigDecimal cacheWrite,
        BigDecimal output,
        BigDecimal search,
        Optional<LongContext> longContext,
        Optional<PeakHours> peak) {
    private static final int MILLION = 6;

    public PriceList {
        requireNonNull(input, "input");
        requireNonNull(cached, "cached");
        requireNonNull(cacheWrite, "cacheWrite");
        requireNonNull(output, "output");
        requireNonNull(search, "search");
        requireNonNull(longContext, "longContext");
        requireNonNull(peak, "peak");
    }

    /** Empty when the section has no keys: nobody knows what the model costs. */
    static Optional<PriceList> from(PluginConfig prices) {
        if (prices.keys().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal input = Values.price(prices, "input", BigDecimal.ZERO);
        return Optional.of(new PriceList(
                input,
                Values.price(prices, "cached", input),
                Values.price(prices, "cacheWrite", input),
                Values.price(prices, "output", BigDecimal.ZERO),
                Values.price(prices, "search", BigDecimal.ZERO),
                LongContext.from(prices.section("longContext")),
                PeakHours.from(prices.section("peak"))));
    }

    /** What operators are shown: the usual hours, prompts of a usual size. */
    Price usual() {
        return new Price(input, cached, output);
    }

    /** Exact, nothing is rounded. */
    BigDecimal cost(TokenCount tokens, Instant asked) {
        boolean isLong =
                longContext.filter(rule -> tokens.input() > rule.above()).isPresent();
        BigDecimal reading = times(input, tokens.input() - tokens.cached() - tokens.cacheWrite())
                .add(times(cached, tokens.cached()))
                .add(times(cacheWrite, tokens.cacheWrite()));
        BigDecimal writing = times(output, tokens.output());
        if (isLong) {
            reading = reading.multiply(longContext.get().inputFactor());
            writing = writing.multiply(longContext.get().outputFactor());
        }
        BigDecimal factor = peak.filter(hours -> hours.contain(asked))
                .map(PeakHours::factor)
                .orElse(BigDecimal.ONE);
        BigDecimal ofTokens = reading.add(writing).multiply(factor).movePointLeft(MILLION);
        return ofTokens.add(times(search, tokens.searches())).stripTrailingZeros();
    }

    private static BigDecimal times(BigDecimal price, long count) {
        return price.multiply(BigDecimal.valueOf(Math.max(0, count)));
    }
}
