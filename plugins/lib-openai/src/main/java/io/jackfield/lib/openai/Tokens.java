package io.jackfield.lib.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.lib.openai.models.TokenCount;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the {@code usage} of an answer, in which services differ more than anywhere else. */
final class Tokens {
    private Tokens() {}

    /** Nothing but zeros when there is none. */
    static TokenCount of(JsonNode usage) {
        JsonNode details = first(usage, "input_tokens_details", "prompt_tokens_details");
        return new TokenCount(
                first(usage, "input_tokens", "prompt_tokens").asLong(),
                details.has("cached_tokens")
                        ? details.path("cached_tokens").asLong()
                        : usage.path("prompt_cache_hit_tokens").asLong(),
                details.path("cache_write_tokens").asLong(),
                first(usage, "output_tokens", "completion_tokens").asLong(),
                searches(usage.path("tool_calls_details").path("search_web")),
                cost(usage.path("cost")));
    }

    /** A number in US dollars, or an object with a currency. */
    private static Optional<BigDecimal> cost(JsonNode cost) {
        JsonNode total = cost.isObject() ? cost.path("total_cost") : cost;
        boolean dollars = cost.path("currency").asText("USD").equals("USD");
        return total.isNumber() && dollars ? Optional.of(total.decimalValue()) : Optional.empty();
    }

    private static long searches(JsonNode calls) {
        return calls.isObject() ? calls.path("invocation").asLong() : calls.asLong();
    }

    private static JsonNode first(JsonNode usage, String name, String otherName) {
        return usage.has(name) ? usage.path(name) : usage.path(otherName);
    }
}
