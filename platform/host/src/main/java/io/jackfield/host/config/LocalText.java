package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text of a bot's file that users read: one for all, or one for each language.
 *
 * @param texts by language; the one for all is under the empty one
 */
public record LocalText(Map<String, String> texts) {
    private static final String FOR_ALL = "";

    public LocalText {
        texts = Map.copyOf(texts);
    }

    /** The same for every language. */
    public static LocalText of(String text) {
        return new LocalText(Map.of(FOR_ALL, text));
    }

    /**
     * Reads the text under a key. One that is missing, too long or in no language is a problem of the file.
     *
     * @param most characters
     */
    static LocalText from(ConfigSection section, String key, int most) {
        SequencedMap<String, String> texts = section.textOrTexts(key, FOR_ALL);
        String allowed =
                "1 to " + most + " characters, or so many for each language, such as {en: Premium, ru: Премиум}";
        if (texts.isEmpty()) {
            section.refuse(key, allowed);
        }
        texts.forEach((language, text) -> check(section, key, language, text, most, allowed));
        return new LocalText(texts);
    }

    /** The same, where the text may be left out. */
    static LocalText from(ConfigSection section, String key, int most, String otherwise) {
        return section.textOrTexts(key, FOR_ALL).isEmpty() ? of(otherwise) : from(section, key, most);
    }

    private static void check(
            ConfigSection section, String key, String language, String text, int most, String allowed) {
        if (!language.isEmpty() && !language.matches(BotProfile.LANGUAGE)) {
            section.section(key).refuse(language, BotProfile.LANGUAGE_FORM + " as its key");
        } else if (text.length() > most && language.isEmpty()) {
            section.refuse(key, allowed);
        } else if (text.length() > most) {
            section.section(key).refuse(language, "1 to " + most + " characters");
        }
    }

    /** Those of languages, without the one for all. */
    public Map<String, String> byLanguage() {
        return texts.entrySet().stream()
                .filter(text -> !text.getKey().equals(FOR_ALL))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What a user reads.
     *
     * @param language theirs
     * @param ofBot the bot's, for those whose language has no text
     */
    public String in(String language, String ofBot) {
        return Stream.of(language, FOR_ALL, ofBot, "en")
                .filter(texts::containsKey)
                .map(texts::get)
                .findFirst()
                .orElseGet(() -> texts.values().stream().sorted().findFirst().orElse(""));
    }
}
