package io.jackfield.command.sales;

import io.jackfield.api.PluginConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator has written, by language.
 *
 * @param byLanguage two-letter codes to texts, in the order of the file; never empty
 */
record Words(Map<String, String> byLanguage) {
    static Optional<Words> of(PluginConfig config, String key) {
        PluginConfig section = config.section(key);
        Map<String, String> texts = new LinkedHashMap<>();
        section.keys().forEach(language -> section.text(language).ifPresent(text -> texts.put(language, text.strip())));
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Words(texts));
    }

    /** Whether this is what it says in any language. */
    boolean has(String text) {
        return byLanguage.values().stream().anyMatch(text.strip()::equalsIgnoreCase);
    }

    /** In English for those whose language it does not have, else in the first one that there is. */
    String in(String language) {
        String inEnglish =
                byLanguage.getOrDefault("en", byLanguage.values().iterator().next());
        return byLanguage.getOrDefault(language, inEnglish);
    }
}
