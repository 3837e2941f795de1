package io.jackfield.host.config;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.wording.PluralText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

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
 * @param speech the model that writes recordings down
 * @param plans what groups of users may do; the first is everybody's
 * @param timezone in which days and months begin for users who have chosen none
 * @param flood how much one user may send
 * @param staff the roles of people, by name
 * @param operatorChat the chat in which the operator is told of alerts
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
        List<ModelOffer> models,
        Optional<SpeechConfig> speech,
        List<Plan> plans,
        ZoneId timezone,
        FloodConfig flood,
        Map<String, StaffRole> staff,
        OptionalLong operatorChat) {
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
        List<ModelOffer> models = models(bot);
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
                models,
                speech(bot),
                plans(bot, models),
                bot.parsed("timezone", BotConfig::zone).orElse(ZoneId.of("UTC")),
                FloodConfig.from(bot.section("flood")),
                StaffRole.allFrom(bot.section("staff")),
                chat(bot, "operatorChat"));
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
                read.models,
                read.speech,
                read.plans,
                read.timezone,
                read.flood,
                read.staff,
                read.operatorChat);
    }

    /** This bot in the sandbox. */
    BotConfig in(Optional<Secret> sandboxToken, Optional<String> sandboxUrl) {
        return new BotConfig(
                id,
                sandboxToken,
                sandboxUrl,
                name,
                username,
                language,
                freeText,
                plugins,
                texts,
                models,
                speech,
                plans,
                timezone,
                flood,
                staff,
                operatorChat);
    }

    /** This bot's wording for a plugin: language to key to text. */
    public Map<String, Map<String, String>> texts(String plugin) {
        return texts.getOrDefault(plugin, Map.of());
    }

    /** The time zone that a user has chosen, unless nobody lives in it, else the bot's. */
    public ZoneId timezone(Optional<String> chosen) {
        try {
            return chosen.map(ZoneId::of).filter(BotConfig::isLivedIn).orElse(timezone);
        } catch (DateTimeException noZone) {
            return timezone;
        }
    }

    /** Java knows offsets up to 18 hours; by those a user would have one more day of a daily quota. */
    private static boolean isLivedIn(ZoneId zone) {
        int seconds = zone.getRules().getOffset(Instant.now()).getTotalSeconds();
        return seconds >= -12 * 3_600 && seconds <= 14 * 3_600;
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
                } else {
                    checkPlurals(section.section(language));
                }
            }
            texts.put(id, Map.copyOf(languages));
        });
        return Map.copyOf(texts);
    }

    private static void checkPlurals(ConfigSection texts) {
        for (String key : texts.keys()) {
            texts.parsed(key, BotConfig::pluralChecked);
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

    private static List<ModelOffer> models(ConfigSection bot) {
        List<ConfigSection> sections = bot.sections("models");
        List<ModelOffer> offers = sections.stream().map(ModelOffer::from).toList();
        Set<String> seen = new HashSet<>();
        Set<String> all = offers.stream().map(ModelOffer::id).collect(Collectors.toSet());
        for (int index = 0; index < offers.size(); index++) {
            ModelOffer offer = offers.get(index);
            if (!seen.add(offer.id())) {
                sections.get(index).refuse("id", "an id that no other model of this bot has");
            }
            if (offer.fallback()
                    .filter(id -> id.equals(offer.id()) || !all.contains(id))
                    .isPresent()) {
                sections.get(index).refuse("fallback", "the id of another model of this bot");
            }
        }
        return offers;
    }

    private static Optional<SpeechConfig> speech(ConfigSection bot) {
        return bot.keys().contains("speech") ? Optional.of(SpeechConfig.from(bot.section("speech"))) : Optional.empty();
    }

    private static List<Plan> plans(ConfigSection bot, List<ModelOffer> models) {
        Set<String> offers = models.stream().map(ModelOffer::id).collect(Collectors.toSet());
        List<ConfigSection> sections = bot.sections("plans");
        List<Plan> plans =
                sections.stream().map(plan -> PlanConfig.from(plan, offers)).toList();
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < plans.size(); index++) {
            if (!seen.add(plans.get(index).id())) {
                sections.get(index).refuse("id", "an id that no other plan of this bot has");
            }
        }
        return plans;
    }

    static OptionalLong chat(ConfigSection section, String key) {
        return section.parsed(key, BotConfig::chatNumber).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static Long chatNumber(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the number of a chat, such as 123456789 or -1001234567890", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            String suggestion = SpellingSuggestion.to(text, ZoneId.getAvailableZoneIds())
                    .map(similar -> "; did you mean " + similar + "?")
                    .orElse("");
            throw new IllegalArgumentException("a time zone such as Europe/Moscow or UTC" + suggestion, e);
        }
    }
}
