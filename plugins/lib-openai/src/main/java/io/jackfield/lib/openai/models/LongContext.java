package io.jackfield.lib.openai.models;

import io.jackfield.api.PluginConfig;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A whole request costs more when its prompt is longer than so many tokens.
 *
 * @param above tokens of the prompt, those from the cache included
 */
public record LongContext(long above, BigDecimal inputFactor, BigDecimal outputFactor) {
    static Optional<LongContext> from(PluginConfig rule) {
        if (rule.keys().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LongContext(
                rule.number("above", 1, Integer.MAX_VALUE, Integer.MAX_VALUE),
                Values.price(rule, "inputFactor", BigDecimal.ONE),
                Values.price(rule, "outputFactor", BigDecimal.ONE)));
    }
}
