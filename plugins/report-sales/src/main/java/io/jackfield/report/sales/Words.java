package io.jackfield.report.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.report.ReportCall;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** The words about one bot in the language of a reader. */
final class Words {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd.MM");

    private final BotView bot;
    private final String language;
    private final Locale locale;
    private final PluginConfig titles;

    Words(ReportCall call) {
        this(call.bot(), call.language());
    }

    Words(BotView bot, String language) {
        this.bot = bot;
        this.language = language;
        locale = Locale.of(language);
        titles = bot.config().section("titles");
    }

    String text(String key, Object... arguments) {
        return bot.text(language, key, arguments);
    }

    Locale locale() {
        return locale;
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** How much of the whole it is, such as {@code 30%}. */
    String share(long part, long whole) {
        return NumberFormat.getPercentInstance(locale).format(whole == 0 ? 0 : (double) part / whole);
    }

    /** Those who come by a link skip a step: of more than there were before, a share says nothing. */
    String step(String key, long number, long before) {
        return number > before ? text(key + ".only", number(number)) : text(key, number(number), share(number, before));
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    String shortDay(LocalDate day) {
        return SHORT.format(day);
    }

    /** The title that the bot's file gives a package; its id where it gives none. */
    String packageTitle(String id) {
        if (id.isEmpty()) {
            return text("advice");
        }
        PluginConfig title = titles.section(id);
        return title.text(language).or(() -> title.text(bot.language())).orElse(id);
    }

    /** What a section of the bot is called; as its event has it where there is no word for it. */
    String section(String id) {
        try {
            return text("section." + id);
        } catch (JackfieldException e) {
            return id;
        }
    }
}
