package io.jackfield.host.billing;

import io.jackfield.api.desk.BillingDesk.Change;
import io.jackfield.api.desk.BillingDesk.Day;
import io.jackfield.host.store.BillingHistoryTable.Changed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What somebody was given and has used, by days. Pure. */
public final class History {
    /** How far it reaches back, in days. */
    public static final int DAYS = 90;

    private History() {}

    /** Throws {@link IllegalArgumentException} when nobody can have a history of so many days. */
    public static void requireDays(int days) {
        if (days < 1 || days > DAYS) {
            throw new IllegalArgumentException("days is " + days + "; ask for 1 to " + DAYS);
        }
    }

    /**
     * The newest day first.
     *
     * @param changes in the order of time
     * @param requests by day
     * @param zone in which the user's days begin
     * @param most days
     */
    public static List<Day> of(List<Changed> changes, Map<LocalDate, Long> requests, ZoneId zone, int most) {
        Set<LocalDate> dates = new TreeSet<>(Comparator.reverseOrder());
        dates.addAll(requests.keySet());
        changes.forEach(one -> dates.add(date(one, zone)));
        List<Day> days = new ArrayList<>();
        for (LocalDate date : dates) {
            if (days.size() < most) {
                days.add(new Day(date, on(date, changes, zone), requests.getOrDefault(date, 0L)));
            }
        }
        return days;
    }

    private static List<Change> on(LocalDate date, List<Changed> changes, ZoneId zone) {
        return changes.stream()
                .filter(one -> date(one, zone).equals(date))
                .map(Changed::change)
                .toList();
    }

    private static LocalDate date(Changed one, ZoneId zone) {
        return LocalDate.ofInstant(one.at(), zone);
    }
}
