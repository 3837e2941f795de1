package io.jackfield.command.sales;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package that the company sells.
 *
 * @param brief a line of the list of packages
 * @param text of the card
 * @param price in words, such as "from 4 900 000 soʻm"
 * @param amount the price as an amount; shown where there are no words for it
 * @param features by language, each a short line
 * @param picture an address, or the path of a file
 * @param colour of the cover that is drawn where there is no picture: six hexadecimal digits
 */
record SalesPackage(
        String id,
        Words title,
        Optional<Words> brief,
        Optional<Words> text,
        Optional<Words> price,
        Optional<Money> amount,
        Map<String, List<String>> features,
        Optional<String> picture,
        Optional<String> colour) {
    static SalesPackage of(PluginConfig config) {
        String id = config.requiredText("id");
        PluginConfig features = config.section("features");
        Map<String, List<String>> byLanguage = new LinkedHashMap<>();
        features.keys().forEach(language -> byLanguage.put(language, features.texts(language)));
        return new SalesPackage(
                id,
                Words.of(config, "title").orElseThrow(() -> invalid(id, "has no title; give it one for each language")),
                Words.of(config, "brief"),
                Words.of(config, "text"),
                Words.of(config, "price"),
                config.text("amount").map(text -> amount(id, text)),
                byLanguage,
                config.text("picture"),
                config.text("colour").map(colour -> colour.replace("#", "")));
    }

    private static Money amount(String id, String text) {
        String[] parts = text.split(" ", 2);
        try {
            return Money.of(parts[0], parts.length == 2 ? parts[1] : "");
        } catch (IllegalArgumentException e) {
            throw invalid(id, "has the amount '" + text + "'; write it as 4900000 UZS: " + e.getMessage());
        }
    }

    private static JackfieldException invalid(String id, String problem) {
        return new JackfieldException(StandardError.CONFIG_INVALID, "command-sales: package " + id + " " + problem);
    }

    Optional<String> priceIn(String language) {
        return price.map(words -> words.in(language)).or(() -> amount.map(money -> money.shown(language)));
    }

    List<String> featuresIn(String language) {
        if (features.isEmpty()) {
            return List.of();
        }
        List<String> inEnglish =
                features.getOrDefault("en", features.values().iterator().next());
        return features.getOrDefault(language, inEnglish);
    }
}
