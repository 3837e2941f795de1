package io.jackfield.host.config;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.host.config.read.ConfigSection;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a bot tells without being asked: {@code notices} and {@code quietHours} in its file.
 *
 * @param kinds what is set of kinds of notices, by name
 * @param quietHours of users who have chosen none
 */
public record BotNotices(Map<String, Kind> kinds, Optional<QuietHours> quietHours) {
    /** Of a bot that sets nothing. */
    public static final BotNotices NONE = new BotNotices(Map.of(), Optional.empty());

    private static final String QUIET_FORM = "two times of day such as 22:00-08:00";
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /**
     * What a bot sets of one kind.
     *
     * @param cron when it is looked for, in place of what its plugin says
     * @param enabled whether the bot has it at all
     */
    public record Kind(Optional<String> cron, boolean enabled) {
        static final Kind USUAL = new Kind(Optional.empty(), true);
    }

    static BotNotices from(ConfigSection bot) {
        ConfigSection notices = bot.section("notices");
        Map<String, Kind> kinds = new HashMap<>();
        notices.keys().forEach(name -> {
            ConfigSection kind = notices.section(name);
            kinds.put(name, new Kind(kind.parsed("cron", BotNotices::cron), kind.flag("enabled", true)));
        });
        return new BotNotices(Map.copyOf(kinds), bot.parsed("quietHours", BotNotices::quietHours));
    }

    /** What is set of a kind. */
    public Kind kind(String name) {
        return kinds.getOrDefault(name, Kind.USUAL);
    }

    private static String cron(String text) {
        try {
            PARSER.parse(text).validate();
            return text;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("five fields as in Unix, such as 0 9 * * 1", e);
        }
    }

    private static QuietHours quietHours(String text) {
        try {
            int dash = text.indexOf('-');
            return new QuietHours(
                    LocalTime.parse(text.substring(0, Math.max(dash, 0)).strip()),
                    LocalTime.parse(text.substring(dash + 1).strip()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(QUIET_FORM, e);
        }
    }
}
