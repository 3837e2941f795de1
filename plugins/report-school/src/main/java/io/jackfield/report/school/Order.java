package io.jackfield.report.school;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.BotView;
import io.jackfield.api.report.ReportPeriod;

/**
 * Who wants to know what.
 *
 * @param person number at Telegram
 * @param learner id, from whoever asks: nothing is known of whose it is
 * @param language two letters
 */
record Order(BotView bot, long person, String learner, ReportPeriod period, String language) {
    Order {
        requireNonNull(bot, "bot");
        requireNonNull(learner, "learner");
        requireNonNull(period, "period");
        requireNonNull(language, "language");
    }
}
