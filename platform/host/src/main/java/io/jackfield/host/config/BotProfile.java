package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import io.jackfield.host.config.read.SpellingSuggestion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a bot is to users who have chosen nothing.
 *
 * @param name what users see in the sandbox; with Telegram, BotFather's counts
 * @param language of users who have none
 * @param timezone in which days and months begin for users who have chosen none
 * @param description what the bot can do, as Telegram shows it in the empty chat; absent for what BotFather has
 * @param shortDescription the same in short, for the bot's page
 */
public record BotProfile(
        String name,
        String language,
        ZoneId timezone,
        Optional<LocalText> description,
        Optional<LocalText> shortDescription) {
    /** As Telegram allows it. */
    private static final int LONGEST_DESCRIPTION = 512;
    /** As Telegram allows it. */
    private static final int LONGEST_SHORT_DESCRIPTION = 120;

    static final String LANGUAGE = "[a-z]{2}";
    static final String LANGUAGE_FORM = "two letters such as en or ru";

    static BotProfile from(String id, ConfigSection bot) {
        return new BotProfile(
                bot.text("name", id),
                bot.matching("language", LANGUAGE, LANGUAGE_FORM).orElse("en"),
                bot.parsed("timezone", BotProfile::zone).orElse(ZoneId.of("UTC")),
                text(bot, "description", LONGEST_DESCRIPTION),
                text(bot, "shortDescription", LONGEST_SHORT_DESCRIPTION));
    }

    /** One that says nothing of itself. */
    public BotProfile(String name, String language, ZoneId timezone) {
        this(name, language, timezone, Optional.empty(), Optional.empty());
    }

    private static Optional<LocalText> text(ConfigSection bot, String key, int most) {
        return bot.keys().contains(key) ? Optional.of(LocalText.from(bot, key, most)) : Optional.empty();
    }

    /** The time zone that a user has chosen, unless nobody lives in it, else the bot's. */
    ZoneId timezone(Optional<String> chosen) {
        try {
            return chosen.map(ZoneId::of).filter(BotProfile::isLivedIn).orElse(timezone);
        } catch (DateTimeException noZone) {
            return timezone;
        }
    }

    /** Java knows offsets up to 18 hours; by those a user would have one more day of a daily quota. */
    private static boolean isLivedIn(ZoneId zone) {
        int seconds = zone.getRules().getOffset(Instant.now()).getTotalSeconds();
        return seconds >= -12 * 3_600 && seconds <= 14 * 3_600;
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
