package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.wording.PluralText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Which plugins a bot uses, and how they are set and worded in it: {@code plugins}, {@code freeText} and
 * {@code unlisted} in its file.
 *
 * @param freeText the plugin that gets texts which nobody else wants
 * @param overlays plugin id to what this bot lays over the plugin's own file, in the order of the bot's file
 * @param texts plugin id to language to key to this bot's wording
 * @param unlisted commands that work and stand in no menu, without their slashes
 */
public record BotPlugins(
        Optional<String> freeText,
        SequencedMap<String, FileConfig> overlays,
        Map<String, Map<String, Map<String, String>>> texts,
        Set<String> unlisted) {
    /** Of a plugin's id. */
    static final String ID = "[a-z0-9-]{2,64}";

    static BotPlugins from(ConfigSection bot) {
        SequencedMap<String, ConfigSection> plugins = sections(bot);
        Optional<String> freeText = bot.matching("freeText", ID, "the id of a plugin of this bot");
        if (freeText.isPresent() && !plugins.containsKey(freeText.get())) {
            bot.refuse("freeText", "a plugin listed under plugins");
        }
        return new BotPlugins(freeText, overlays(plugins), texts(plugins), unlisted(bot));
    }

    /** Plugins are keys with a section each or, when a bot sets nothing of its own, a plain list. */
    private static SequencedMap<String, ConfigSection> sections(ConfigSection bot) {
        SequencedMap<String, ConfigSection> sections = new LinkedHashMap<>();
        ConfigSection plugins = bot.sectionOrList("plugins");
        for (String plugin : plugins.keys()) {
            ConfigSection section = plugins.section(plugin);
            sections.put(plugin, section);
            if (!plugin.matches(ID)) {
                plugins.refuse(plugin, "a plugin id of 2 to 64 of a-z 0-9 - as its key");
            }
        }
        return sections;
    }

    private static Set<String> unlisted(ConfigSection bot) {
        List<String> commands = bot.texts("unlisted");
        if (!commands.stream().allMatch(command -> command.matches("[a-z0-9_]{1,32}"))) {
            bot.refuse("unlisted", "commands without their slashes, such as [report]");
        }
        return Set.copyOf(commands);
    }

    private static SequencedMap<String, FileConfig> overlays(SequencedMap<String, ConfigSection> plugins) {
        SequencedMap<String, FileConfig> overlays = new LinkedHashMap<>();
        plugins.forEach((id, section) -> overlays.put(id, section.leftToPlugin("texts")));
        return Collections.unmodifiableSequencedMap(overlays);
    }

    private static Map<String, Map<String, Map<String, String>>> texts(SequencedMap<String, ConfigSection> plugins) {
        Map<String, Map<String, Map<String, String>>> texts = new LinkedHashMap<>();
        plugins.forEach((id, plugin) -> texts.put(id, languages(plugin.section("texts"))));
        return Map.copyOf(texts);
    }

    /** Language to key to text. */
    static Map<String, Map<String, String>> languages(ConfigSection section) {
        Map<String, Map<String, String>> languages = new LinkedHashMap<>();
        for (String language : section.keys()) {
            languages.put(language, section.textMap(language));
            if (!language.matches(BotProfile.LANGUAGE)) {
                section.refuse(language, BotProfile.LANGUAGE_FORM + " as its key");
            } else {
                checkPlurals(section.section(language));
            }
        }
        return Map.copyOf(languages);
    }

    private static void checkPlurals(ConfigSection texts) {
        for (String key : texts.keys()) {
            texts.parsed(key, BotPlugins::pluralChecked);
        }
    }

    private static String pluralChecked(String text) {
        try {
            if (PluralText.isOne(text)) {
                PluralText.check(text);
            }
            return text;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a plural such as {0, plural, one {# day} other {# days}}: " + e.getMessage(), e);
        }
    }
}
