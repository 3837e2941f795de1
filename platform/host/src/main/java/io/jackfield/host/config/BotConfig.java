package io.jackfield.host.config;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * One bot: {@code config/bots/<id>.yaml}.
 *
 * @param id the name of its file
 * @param token absent means: lives in the sandbox in sandbox mode, else is left out
 * @param apiUrl a Bot API of its own; absent means that of all bots
 * @param name what users see in the sandbox; with Telegram, BotFather's counts
 * @param username as {@code name}, without {@code @}
 * @param language of users who have none
 * @param freeText the plugin that gets texts which nobody else wants
 * @param plugins plugin id to what this bot lays over the plugin's own file, in the order of the bot's file
 * @param texts plugin id to language to key to this bot's wording
 * @param models what the bot offers, in that order
 */
public record BotConfig(
        String id,
        Optional<Secret> token,
        Optional<String> apiUrl,
        String name,
        String username,
        String language,
        Optional<String> freeText,
        SequencedMap<String, FileConfig> plugins,
        Map<String, Map<String, Map<String, String>>> texts,
        List<ModelOffer> models) {
    static final String ID = "[a-z0-9-]{2,32}";
    static final String PLUGIN_ID = "[a-z0-9-]{2,64}";
    private static final String LANGUAGE = "[a-z]{2}";
    private static final String LANGUAGE_FORM = "two letters such as en or ru";

    static BotConfig from(String id, ConfigSection bot) {
        SequencedMap<String, ConfigSection> plugins = pluginSections(bot);
        Optional<String> freeText = bot.matching("freeText", PLUGIN_ID, "the id of a plugin of this bot");
        if (freeText.isPresent() && !plugins.containsKey(freeText.get())) {
            bot.refuse("freeText", "a plugin listed under plugins");
        }
        return new BotConfig(
                id,
                bot.secret("token"),
                bot.parsed("apiUrl", WebUrls::http),
                bot.text("name", id),
                bot.matching("username", "[A-Za-z0-9_]{5,32}", "5 to 32 of A-Z a-z 0-9 _, as BotFather takes them")
                        .orElse(id.replace('-', '_') + "_bot"),
                bot.matching("language", LANGUAGE, LANGUAGE_FORM).orElse("en"),
                freeText,
                overlays(plugins),
                texts(plugins),
                models(bot));
    }

    /** This bot with what another reading of its file says, but as whom and where it talks to Telegram. */
    BotConfig withChangeable(BotConfig read) {
        return new BotConfig(
                id,
                token,
                apiUrl,
                read.name,
                username,
                read.language,
                read.freeText,
                read.plugins,
                read.texts,
                read.models);
    }

    /** This bot's wording for a plugin: language to key to text. */
    public Map<String, Map<String, String>> texts(String plugin) {
        return texts.getOrDefault(plugin, Map.of());
    }

    /** The environment variable that our own files use for this bot's token. */
    public String tokenVariable() {
        return id.replace('-', '_').toUpperCase(Locale.ROOT) + "_TOKEN";
    }

    /** Plugins are keys with a section each or, when a bot sets nothing of its own, a plain list. */
    private static SequencedMap<String, ConfigSection> pluginSections(ConfigSection bot) {
        SequencedMap<String, ConfigSection> sections = new LinkedHashMap<>();
        ConfigSection plugins = bot.sectionOrList("plugins");
        for (String plugin : plugins.keys()) {
            ConfigSection section = plugins.section(plugin);
            sections.put(plugin, section);
            if (!plugin.matches(PLUGIN_ID)) {
                plugins.refuse(plugin, "a plugin id of 2 to 64 of a-z 0-9 - as its key");
            }
        }
        return sections;
    }

    private static SequencedMap<String, FileConfig> overlays(SequencedMap<String, ConfigSection> plugins) {
        SequencedMap<String, FileConfig> overlays = new LinkedHashMap<>();
        plugins.forEach((id, section) -> overlays.put(id, section.leftToPlugin("texts")));
        return Collections.unmodifiableSequencedMap(overlays);
    }

    private static Map<String, Map<String, Map<String, String>>> texts(SequencedMap<String, ConfigSection> plugins) {
        Map<String, Map<String, Map<String, String>>> texts = new LinkedHashMap<>();
        plugins.forEach((id, plugin) -> {
            ConfigSection section = plugin.section("texts");
            Map<String, Map<String, String>> languages = new LinkedHashMap<>();
            for (String language : section.keys()) {
                languages.put(language, section.textMap(language));
                if (!language.matches(LANGUAGE)) {
                    section.refuse(language, LANGUAGE_FORM + " as its key");
                }
            }
            texts.put(id, Map.copyOf(languages));
        });
        return Map.copyOf(texts);
    }

    private static List<ModelOffer> models(ConfigSection bot) {
        List<ConfigSection> sections = bot.sections("models");
        List<ModelOffer> offers = sections.stream().map(ModelOffer::from).toList();
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < offers.size(); index++) {
            if (!seen.add(offers.get(index).id())) {
                sections.get(index).refuse("id", "an id that no other model of this bot has");
            }
        }
        return offers;
    }
}
