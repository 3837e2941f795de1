package io.jackfield.command.notices;

import io.jackfield.api.desk.NoticeDesk.QuietHours;
import java.time.LocalTime;
import java.util.Optional;

/** Hours as buttons carry them; from the user's device, so they may be anything. */
final class Hours {
    private static final int OF_A_DAY = 24;

    private Hours() {}

    /** A full hour of the day, such as {@code 22}. */
    static Optional<Integer> hour(String text) {
        return text.matches("\\d{1,2}")
                ? Optional.of(Integer.valueOf(text)).filter(hour -> hour < OF_A_DAY)
                : Optional.empty();
    }

    /** Two of them, such as {@code 22-8}. */
    static Optional<QuietHours> both(String text) {
        int dash = text.indexOf('-');
        return hour(text.substring(0, Math.max(dash, 0)))
                .flatMap(from -> hour(text.substring(dash + 1))
                        .filter(to -> !to.equals(from))
                        .map(to -> new QuietHours(LocalTime.of(from, 0), LocalTime.of(to, 0))));
    }
}
