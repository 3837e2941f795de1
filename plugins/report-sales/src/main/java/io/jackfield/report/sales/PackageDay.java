package io.jackfield.report.sales;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.desk.EventDesk.Count;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * What happened with one package on one day.
 *
 * @param packageId empty for those who want advice
 * @param views how often its card was looked at
 * @param started applications that somebody began to fill in
 * @param sent applications that were made
 * @param won applications that became orders on this day, whenever they were made
 */
record PackageDay(LocalDate day, String packageId, long views, long started, long sent, long won) {
    static final Comparator<PackageDay> BY_DAY =
            Comparator.comparing(PackageDay::day).thenComparing(PackageDay::packageId);

    private static final String ADVICE = "-";
    private static final int LONGEST_ID = 40;

    PackageDay {
        requireNonNull(day, "day");
        requireNonNull(packageId, "packageId");
    }

    /** What one group of events says. */
    static PackageDay of(Count count) {
        long number = count.number();
        return new PackageDay(
                count.day(),
                packageOf(count.value()),
                count.name().equals(Events.VIEWED) ? number : 0,
                count.name().equals(Events.STARTED) ? number : 0,
                count.name().equals(Events.SENT) ? number : 0,
                count.name().equals(Events.WON) ? number : 0);
    }

    private static String packageOf(String value) {
        return value.equals(ADVICE) ? "" : value.substring(0, Math.min(value.length(), LONGEST_ID));
    }

    /** Both together, as of the day and package of this one. */
    PackageDay plus(PackageDay other) {
        return new PackageDay(
                day, packageId, views + other.views, started + other.started, sent + other.sent, won + other.won);
    }
}
