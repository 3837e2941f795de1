package io.jackfield.lib.openai.models;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import java.math.BigDecimal;

/** Reads what {@link PluginConfig} has no word for. */
final class Values {
    private Values() {}

    /** Zero or more, exactly as it is written. */
    static BigDecimal price(PluginConfig section, String key, BigDecimal fallback) {
        return section.text(key).map(text -> price(key, text)).orElse(fallback);
    }

    private static BigDecimal price(String key, String text) {
        try {
            BigDecimal value = new BigDecimal(text.strip());
            if (value.signum() >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(key, text, "a number of zero or more such as 0.25", e);
        }
        throw invalid(key, text, "a number of zero or more such as 0.25", null);
    }

    static JackfieldException invalid(String key, String value, String allowed, Exception cause) {
        return new JackfieldException(StandardError.CONFIG_INVALID, key + " is '" + value + "'; use " + allowed, cause);
    }
}
