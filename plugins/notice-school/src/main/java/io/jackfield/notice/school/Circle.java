package io.jackfield.notice.school;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.BotView;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Selection;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * Learners whose parents read one language.
 *
 * @param learners by id
 * @param today in the bot's time zone
 * @param language two letters
 */
record Circle(BotView bot, Map<String, Learner> learners, LocalDate today, String language) {
    Circle {
        requireNonNull(bot, "bot");
        learners = Map.copyOf(learners);
        requireNonNull(today, "today");
        requireNonNull(language, "language");
    }

    /** From so many days before today to so many after it. */
    Selection days(int before, int after) {
        return Selection.of(
                learners.keySet(), ReportPeriod.between(today.minusDays(before), today.plusDays(after)), language);
    }

    String name(String learner) {
        return learners.get(learner).name();
    }

    String text(String key, Object... arguments) {
        return bot.text(language, key, arguments);
    }

    /** With one digit after the comma at most. */
    String number(double value) {
        NumberFormat format = NumberFormat.getInstance(Locale.of(language));
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(text("date.day"), Locale.of(language))
                .format(day);
    }
}
